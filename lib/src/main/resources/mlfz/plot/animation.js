// Shows the pictures that stand side by side in an animation's image one at a time, with buttons and a slider. Without this
// script, the image shows them all. Every animation on the page that is not yet started is: so nothing needs an id.
document.querySelectorAll('img[data-frames]').forEach(image => {
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const names = image.dataset.frames.split('\n');
  const columns = Number(image.dataset.columns);
  const rows = Math.ceil(names.length / columns);
  image.removeAttribute('data-frames');

  const style = make('style', { textContent: `
    .mlfz-animation { max-width: var(--width); }
    .mlfz-frame { aspect-ratio: var(--shape); background: white; border: 1px solid #bbbbbb; border-radius: 6px; overflow: hidden; }
    .mlfz-frame img { border: 0 !important; border-radius: 0 !important; display: block; height: auto !important; margin: 0 !important;
      max-height: none !important; max-width: none !important; transform: var(--place); width: var(--all) !important; }
    .mlfz-controls { align-items: center; display: flex; flex-wrap: wrap; gap: 0.5em; margin: 0.5em 0; }
    .mlfz-controls input { flex: 1; margin: 0; min-width: 8em; }
    .mlfz-controls output { min-width: 9em; }
    @media print {
      .mlfz-animation { max-width: none; }
      .mlfz-frame { aspect-ratio: auto; }
      .mlfz-frame img { transform: none; width: 100% !important; }
      .mlfz-controls { display: none; }
    }` });
  const play = make('button', { type: 'button', textContent: 'Play' });
  const back = make('button', { type: 'button', textContent: 'Back' });
  const next = make('button', { type: 'button', textContent: 'Next' });
  const slider = make('input', { type: 'range', min: 0, max: names.length - 1, value: 0 });
  const name = make('output', {}); // read aloud when it changes
  const frame = make('div', { className: 'mlfz-frame' });
  const controls = make('div', { className: 'mlfz-controls' }, play, back, next, slider, name);
  const all = make('div', { className: 'mlfz-animation' }, style, frame, controls);
  all.style.setProperty('--width', `${image.dataset.width}px`);
  all.style.setProperty('--shape', `${image.getAttribute('width') / columns} / ${image.getAttribute('height') / rows}`);
  all.style.setProperty('--all', `${100 * columns}%`);
  all.setAttribute('role', 'group');
  all.setAttribute('aria-label', image.alt);
  slider.setAttribute('aria-label', 'picture');
  // JupyterLab would take the arrows, Enter and the space bar for its own.
  [play, back, next, slider].forEach(control => control.setAttribute('data-lm-suppress-shortcuts', 'true'));
  image.replaceWith(all);
  frame.append(image);

  let timer;
  const stop = () => {
    timer = clearInterval(timer);
    play.textContent = 'Play';
  };
  const show = index => {
    const i = Math.max(0, Math.min(names.length - 1, index));
    slider.value = i;
    slider.setAttribute('aria-valuetext', names[i]);
    name.textContent = names[i];
    all.style.setProperty('--place', `translate(${-100 * (i % columns) / columns}%, ${-100 * Math.floor(i / columns) / rows}%)`);
  };
  const at = () => Number(slider.value);
  play.onclick = () => {
    if (timer) return stop();
    play.textContent = 'Stop';
    show(at() < names.length - 1 ? at() : 0);
    timer = setInterval(() => {
      if (image.isConnected && at() < names.length - 1) show(at() + 1);
      else stop();
    }, 1000);
  };
  back.onclick = () => { stop(); show(at() - 1); };
  next.onclick = () => { stop(); show(at() + 1); };
  slider.oninput = () => { stop(); show(at()); };
  show(0);
});
