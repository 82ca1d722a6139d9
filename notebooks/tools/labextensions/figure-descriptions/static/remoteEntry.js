// The library's figures come as HTML with their words. Any other picture has in its text/plain what it shows, if at all, but
// JupyterLab's own renderer of pictures leaves that out. This one adds it as the alternative text that screen readers read. It
// is written as a bundler would write it, so nothing is to be built.
(() => {
  const PACKAGE = 'figure-descriptions';
  let shared; // JupyterLab's own modules

  // A kernel that has no description shows a class or an address there: <Figure size 640x480>, BufferedImage@1b2c3d.
  const description = text => (/^<|@[0-9a-f]+\b/.test(text) ? '' : text);

  async function mimeExtension() {
    const [rendermime] = Object.values(shared['@jupyterlab/rendermime']);
    const { RenderedImage, imageRendererFactory } = (await rendermime.get())();

    class DescribedImage extends RenderedImage {
      async render(model) {
        await super.render(model);
        const text = description(model.data['text/plain'] ?? '');
        if (text) this.node.querySelector('img').alt = text;
      }
    }

    return {
      id: `${PACKAGE}:plugin`,
      rank: imageRendererFactory.defaultRank, // the later of two with the same type is taken, and this one comes later
      rendererFactory: { safe: true, mimeTypes: ['image/png'], createRenderer: options => new DescribedImage(options) }
    };
  }

  (window._JUPYTERLAB ??= {})[PACKAGE] = {
    init: scope => { shared = scope; },
    get: async () => {
      const extension = await mimeExtension();
      return () => ({ __esModule: true, default: extension });
    }
  };
})();
