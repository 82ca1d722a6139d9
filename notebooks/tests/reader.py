"""A reader of the class, as a browser would be one: logs in with the password, opens notebooks and runs their cells."""
import json
import time
import uuid
from contextlib import closing

import nbformat
import requests
import websocket

WAIT = 600  # seconds; no measure: it only ends a test that would hang


class Reader:
    def __init__(self, hub, name):
        self.hub, self.name = hub, name
        self.browser = requests.Session()

    def log_in(self, password):
        """Fills in the form, and returns the answer's status: 302 leads on to the reader's server."""
        form = self.browser.get(f"{self.hub}/hub/login")
        form.raise_for_status()
        fields = {"username": self.name, "password": password, "_xsrf": self.browser.cookies["_xsrf"]}
        return self.browser.post(f"{self.hub}/hub/login", data=fields, allow_redirects=False).status_code

    def get_token(self):
        """From here on the reader's requests have a token and no cookies."""
        self.browser.get(f"{self.hub}/hub/token").raise_for_status()  # a page with an own cookie against forged requests
        answer = self.browser.post(f"{self.hub}/hub/api/users/{self.name}/tokens", json={},
                                   headers={"X-XSRFToken": self.browser.cookies["_xsrf"]})
        answer.raise_for_status()
        self.token = answer.json()["token"]

    def ask(self, path, method="GET", token=None, **arguments):
        """The answer to a request with the token, to a path of the hub's."""
        headers = {"Authorization": f"token {token or self.token}"}
        return requests.request(method, self.hub + path, headers=headers, timeout=WAIT, allow_redirects=False, **arguments)

    def server(self, path, method="GET", **arguments):
        """What the reader's own server says."""
        answer = self.ask(f"/user/{self.name}/api/{path}", method, **arguments)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def start_server(self):
        self.ask(f"/hub/api/users/{self.name}/server", "POST", json={}).raise_for_status()
        self.wait_for_server(lambda servers: "" in servers and servers[""]["ready"])

    def stop_server(self):
        self.ask(f"/hub/api/users/{self.name}/server", "DELETE").raise_for_status()
        self.wait_for_server(lambda servers: servers == {})

    def wait_for_server(self, state):
        deadline = time.monotonic() + WAIT
        while not state(self.ask(f"/hub/api/users/{self.name}").json().get("servers", {})):
            assert time.monotonic() < deadline, f"{self.name}'s server is not as it should be"
            time.sleep(1)

    def open(self, name):
        return nbformat.from_dict(self.server(f"contents/{name}")["content"])

    def save(self, name, notebook):
        self.server(f"contents/{name}", "PUT", json={"type": "notebook", "content": notebook})

    def start_kernel(self, notebook, name="java"):
        """A kernel for a notebook; gives its id."""
        session = {"path": notebook, "name": notebook, "type": "notebook", "kernel": {"name": name}}
        return self.server("sessions", "POST", json=session)["kernel"]["id"]

    def channels(self, kernel):
        """The connection to a kernel that answers. The proxy does not wait for long, nor does a kernel whose port was taken: then
        JupyterLab, too, connects again."""
        address = f"{self.hub.replace('http', 'ws', 1)}/user/{self.name}/api/kernels/{kernel}/channels"
        deadline = time.monotonic() + WAIT
        while True:
            try:
                channels = websocket.create_connection(address, header={"Authorization": f"token {self.token}"}, timeout=WAIT)
                shown(channels, "")
                return channels
            except (websocket.WebSocketException, ConnectionError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(1)

    def run(self, name):
        """Runs the notebook's cells in a kernel of its own, which goes on; gives what each shows, by the cells' ids."""
        notebook = self.open(name)
        kernel = self.start_kernel(name, notebook.metadata.kernelspec.name)
        with closing(self.channels(kernel)) as channels:
            return {cell.id: shown(channels, cell.source) for cell in notebook.cells if cell.cell_type == "code"}


def send(channels, source):
    """Has a kernel run a cell; gives the number by which its answers are known."""
    request = uuid.uuid4().hex
    channels.send(json.dumps({
        "channel": "shell", "buffers": [], "parent_header": {}, "metadata": {},
        "header": {"msg_id": request, "msg_type": "execute_request", "session": request, "username": "", "date": "", "version": "5.3"},
        "content": {"code": source, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False},
    }))
    return request


def answers(channels, request):
    """The kernel's messages about a request, as they come, each with its kind before it."""
    while True:
        message = json.loads(channels.recv())
        if message["content"].get("execution_state") == "restarting":
            raise ConnectionResetError("the kernel was started anew")
        if message["parent_header"].get("msg_id") == request:
            yield message["header"]["msg_type"], message


def shown(channels, source):
    """The outputs of a cell that is run through a kernel's channels."""
    outputs, displays, waited_for = [], {}, {"idle", "reply"}
    for kind, message in answers(channels, send(channels, source)):
        content = message["content"]
        if kind == "execute_reply":
            waited_for.discard("reply")
        elif kind == "status":
            waited_for.discard(content["execution_state"])
        elif kind == "update_display_data":
            displays[content["transient"]["display_id"]].data = nbformat.from_dict(content["data"])
        elif kind == "stream" and outputs and outputs[-1].get("name") == content["name"]:
            outputs[-1].text += content["text"]
        elif kind in ("stream", "display_data", "execute_result", "error"):
            outputs.append(nbformat.v4.output_from_msg(message))
            displays[content.get("transient", {}).get("display_id")] = outputs[-1]
        if not waited_for:
            return outputs
