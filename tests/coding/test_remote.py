"""The remote reader against a local server that speaks the protocol, well and badly."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from detente.coding.remote import Endpoint, read_remotely
from detente.corpus import read_text
from detente.errors import InputError

TEXT = "The minister, Ada Lind, said: “We will talk – if the ships\nleave.” The ships left on Monday."
DOCUMENT = read_text(TEXT, where="a.txt", given="2020-01-02")
SPOKEN = {
    "speaker": {"name": "Ada Lind", "country": "SWE", "role": "minister"},
    "content": ['"We will talk - if the ships leave."'],
    "cue": "said",
    "act": "offer",
    "polarity": "affirmed",
    "mode": "direct",
    "channel": "public",
}


@pytest.fixture
def serve():
    """Start a server that answers every POST with `reply(handler)`; its endpoint comes back."""
    servers = []

    def start(reply, **options) -> Endpoint:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                self.asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
                reply(self)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return Endpoint(f"http://127.0.0.1:{server.server_port}/v1", "test-model", **options)

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def send(handler, body: bytes, status: int = 200):
    handler.send_response(status)
    handler.send_header("content-length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def says(answer) -> bytes:
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


def test_what_it_quotes_word_for_word_is_kept_with_true_offsets(serve):
    found = read_remotely(DOCUMENT, serve(lambda h: send(h, says({"statements": [SPOKEN]}))))
    (statement,) = found.items
    (quote,) = statement.content
    assert TEXT[quote.start : quote.end] == quote.text == "We will talk – if the ships\nleave."
    assert statement.trace.rule == "remote reader test-model"
    assert found.dropped == {}


def test_an_answer_in_a_fence_is_understood(serve):
    fenced = "```json\n" + json.dumps({"statements": [SPOKEN]}) + "\n```"
    assert len(read_remotely(DOCUMENT, serve(lambda h: send(h, says(fenced)))).items) == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"content": ["We will certainly talk"]}, "not word for word"),
        ({"content": []}, "no content"),
        ({"content": [7]}, "not word for word"),
        ({"act": "declaration of war"}, "unknown act"),
        (
            {"speaker": {"name": "Mallory Invented", "country": None, "role": None}},
            "name not in the document",
        ),
        ({"speaker": {"name": None, "country": "Sweden", "role": None}}, "unknown country"),
        ({"speaker": "Ada Lind"}, "no actor"),
    ],
)
def test_what_the_document_does_not_bear_out_is_dropped_and_counted(serve, change, reason):
    answer = {"statements": [SPOKEN, {**SPOKEN, **change}]}
    found = read_remotely(DOCUMENT, serve(lambda h: send(h, says(answer))))
    assert len(found.items) == 1
    assert found.dropped == {reason: 1}


def test_events_conditions_and_predictions_have_their_shapes(serve):
    by = {"name": "Ada Lind", "country": "SWE", "role": None}
    answer = {
        "events": [{"type": "RETREAT", "mode": None, "actors": [{"name": None, "country": "NOR", "role": None}],
                    "recipients": [], "status": "occurred", "evidence": "The ships left on Monday"}],
        "conditions": [{"kind": "precondition", "by": by, "towards": None, "requirement": "the ships leave",
                        "consequence": "We will talk", "official": "official",
                        "quote": "We will talk – if the ships leave"}],
        "predictions": [{"by": by, "prediction": "We will talk"}],
    }  # fmt: skip
    found = read_remotely(DOCUMENT, serve(lambda h: send(h, says(answer))))
    assert [item.id.split("-")[0] for item in found.items] == ["event", "condition", "prediction"]


@pytest.mark.parametrize(
    ("body", "status", "says_"),
    [
        (b"", 500, "status 500"),
        (b"{}", 200, "chat-completions protocol"),
        (b"not json at all", 200, "chat-completions protocol"),
        (b'{"choices": [{"message": {"content": null}}]}', 200, "without text"),
        (says("I am sorry, I cannot do that."), 200, "no JSON object"),
        (says('{"statements": [{"speaker":'), 200, "no JSON object"),
        (says("[" * 100_000), 200, "no JSON object"),
        (says("x" * 5_000_000), 200, "more than 4 MB"),
    ],
    ids=["error", "empty", "noise", "null", "refusal", "truncated", "deep", "huge"],
)
def test_a_wrong_answer_is_one_clear_line(serve, body, status, says_):
    with pytest.raises(InputError, match=says_) as caught:
        read_remotely(DOCUMENT, serve(lambda h: send(h, body, status)))
    assert "\n" not in str(caught.value)


def test_a_slow_answer_is_given_up(serve):
    def trickle(handler):
        handler.send_response(200)
        handler.send_header("content-length", "100000")
        handler.end_headers()
        for _ in range(100):
            try:
                handler.wfile.write(b" ")
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    began = time.monotonic()
    with pytest.raises(InputError, match=r"longer than|did not answer"):
        read_remotely(DOCUMENT, serve(trickle, timeout=1.0))
    assert time.monotonic() - began < 8


def test_a_redirect_is_not_followed(serve):
    target = serve(lambda h: send(h, says({"statements": [SPOKEN]})))

    def redirect(handler):
        handler.send_response(307)
        handler.send_header("location", target.url + "/chat/completions")
        handler.send_header("content-length", "0")
        handler.end_headers()

    with pytest.raises(InputError, match="status 307"):
        read_remotely(DOCUMENT, serve(redirect))


def test_nobody_there_is_one_clear_line():
    with pytest.raises(InputError, match="did not answer"):
        read_remotely(DOCUMENT, Endpoint("http://127.0.0.1:9/v1", "m", timeout=2.0))
