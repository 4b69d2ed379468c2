"""The projector's page over real sockets: who is answered, what is sent, and how soon a change is there."""

import json
import socket
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from behov.domain.edits import change_need
from behov.services.following import Following
from behov.services.session import Session
from behov.services.stage import Stage, put_on_stage
from behov.ui.projector.server import NoPort, ProjectorServer
from tests.conftest import PROCESS, WORKSHOP


@pytest.fixture
def server(folder: Path) -> Iterator[ProjectorServer]:
    with ProjectorServer(Following(folder, Session(folder).workspace, WORKSHOP)) as opened:
        yield opened


@pytest.fixture
def connection(server: ProjectorServer) -> Iterator[HTTPConnection]:
    opened = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    yield opened
    opened.close()


def ask(connection: HTTPConnection, path: str = "/surface", method: str = "GET", **headers: str) -> HTTPResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    return answer


def body(answer: HTTPResponse) -> bytes:
    content = answer.body  # type: ignore[attr-defined]
    assert isinstance(content, bytes)
    return content


def texts(connection: HTTPConnection) -> list[str]:
    return [line["text"] for line in json.loads(body(ask(connection)))["lines"]]


def test_the_page_and_its_parts_come_from_the_server_itself(connection: HTTPConnection) -> None:
    kinds = {"/": "text/html", "/projector.js": "text/javascript", "/projector.css": "text/css"}
    for path, kind in kinds.items():
        answer = ask(connection, path)
        assert (answer.status, answer.headers.get_content_type()) == (200, kind)
        assert b"http:" not in body(answer)
        assert b"https:" not in body(answer)
        assert b"innerHTML" not in body(answer)
    assert b'<html lang="nb">' in body(ask(connection, "/"))
    assert ask(connection, "/behov.toml").status == 404
    assert ask(connection, "/../behov.toml").status == 404


def test_every_answer_is_kept_by_nobody_and_lets_nothing_from_elsewhere_in(connection: HTTPConnection) -> None:
    for path in ("/", "/surface", "/nothing"):
        headers = ask(connection, path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_nothing_can_be_sent(connection: HTTPConnection, folder: Path, method: str) -> None:
    before = (folder / WORKSHOP).read_bytes()
    connection.request(method, "/surface", b"title = 'x'")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Allow"], answer.read()) == (405, "GET, HEAD", b"")
    assert (folder / WORKSHOP).read_bytes() == before


def test_head_gets_what_get_gets_without_the_content(connection: HTTPConnection) -> None:
    head, get = ask(connection, "/", "HEAD"), ask(connection, "/")
    assert (head.status, body(head)) == (200, b"")
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_only_who_asks_for_the_loopback_address_is_answered(
    server: ProjectorServer, connection: HTTPConnection
) -> None:
    port = server.server_port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}"):
        assert ask(connection, Host=host).status == 200
    for host in ("evil.example", f"evil.example:{port}", f"127.0.0.1:{port + 1}", f"127.0.0.1.evil.example:{port}", ""):
        answer = ask(connection, Host=host)
        assert (answer.status, body(answer)) == (421, b"")
    with socket.create_connection(("127.0.0.1", port), timeout=10) as without:
        without.sendall(b"GET /surface HTTP/1.0\r\n\r\n")
        assert b" 421 " in without.recv(100)


def test_the_server_listens_on_no_other_address(server: ProjectorServer) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_what_has_not_changed_is_not_sent_again_but_the_time_is(folder: Path, connection: HTTPConnection) -> None:
    first = ask(connection)
    again = ask(connection, If_None_Match=str(first.headers["ETag"]))
    assert (again.status, body(again)) == (304, b"")
    assert abs(int(str(again.headers["Behov-Now"])) - time.time()) < 5
    Session(folder).apply(lambda w: change_need(w, WORKSHOP, "HJT-8A1CD3", text="Nytt"))
    changed = ask(connection, If_None_Match=str(first.headers["ETag"]))
    assert (changed.status, json.loads(body(changed))["lines"][0]["text"]) == (200, "Nytt")


def test_the_page_follows_the_files_and_the_desk(folder: Path, connection: HTTPConnection) -> None:
    assert texts(connection)[0] == "Løysinga må verke utan dekning."
    put_on_stage(folder, Stage("process", PROCESS))
    assert texts(connection)[0] == "Henter papirliste på kontoret"


def test_another_workshop_can_take_its_place(folder: Path, server: ProjectorServer, connection: HTTPConnection) -> None:
    other = WORKSHOP.replace("grenland", "vestfold")
    (folder / other).write_text((folder / WORKSHOP).read_text("utf-8").replace("HJT-8A1CD3", "HJT-8A1CD4"), "utf-8")
    (folder / other).write_text((folder / other).read_text("utf-8").replace("Grenland", "Vestfold"), "utf-8")
    server.following = Following(folder, Session(folder).workspace, other)
    assert json.loads(body(ask(connection)))["title"] == "Behovsverksted hjemmetjenesten, Vestfold"


def test_a_port_that_is_taken_is_said_to_be(folder: Path, server: ProjectorServer) -> None:
    with pytest.raises(NoPort, match=str(server.server_port)):
        ProjectorServer(server.following, server.server_port)


def test_a_browser_that_goes_away_in_the_middle_is_not_spoken_of(
    server: ProjectorServer, connection: HTTPConnection, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", server.server_port)) as gone:
            gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")  # reset, not closed
            gone.sendall(f"GET /surface HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode() * 50)
    assert texts(connection)
    assert capsys.readouterr().err == ""
