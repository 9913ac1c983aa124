"""An IMAP server that speaks TLS, for the tests: prints its port, then every command that it gets.

imap_tls_server.py CERTIFICATE KEY starttls|tls|old PASSWORD     (old: STARTTLS, but at most TLS 1.1)
"""

import base64
import socket
import ssl
import sys
import threading

CERTIFICATE, KEY, MODE, PASSWORD = sys.argv[1:5]
MESSAGE = b"Subject: big\r\n\r\n" + (b"y" * 76 + b"\r\n") * 40_000

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(CERTIFICATE, KEY)
if MODE == "old":
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def serve(connection):
    is_secure = MODE == "tls"
    if is_secure:
        connection = context.wrap_socket(connection, server_side=True)
    stream = connection.makefile("rwb")

    def answer(data):
        stream.write(data if isinstance(data, bytes) else data.encode())
        stream.flush()

    answer("* OK ready\r\n")
    while True:
        line = stream.readline().decode().strip()
        if not line:
            return
        tag, verb, *rest = line.split()
        shown = " ".join([verb] + rest[:1]) if verb != "CAPABILITY" else verb
        say(("secure " if is_secure else "clear ") + shown)
        done = f"{tag} OK done\r\n"
        if verb == "CAPABILITY":
            offers = "SASL-IR AUTH=PLAIN" if is_secure else "STARTTLS LOGINDISABLED"
            answer(f"* CAPABILITY IMAP4rev1 {offers}\r\n{done}")
        elif verb == "STARTTLS":
            answer(done)
            connection = context.wrap_socket(connection, server_side=True)
            stream = connection.makefile("rwb")
            is_secure = True
        elif verb == "AUTHENTICATE":
            password = base64.b64decode(rest[1]).decode().split("\0")[2]
            answer(done if password == PASSWORD else f"{tag} NO [AUTHENTICATIONFAILED] no\r\n")
        elif verb == "SELECT":
            answer(f"* 1 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT 2] x\r\n{done}")
        elif verb == "UID":
            answer(f"* 1 FETCH (UID 1 BODY[]<0> {{{len(MESSAGE)}}}\r\n".encode() + MESSAGE + b")\r\n" + done.encode())
        elif verb == "LOGOUT":
            answer(f"* BYE bye\r\n{done}")
            return
        else:
            answer(done)


def serve_quietly(connection):
    try:
        serve(connection)
    except OSError as error:
        say("broken " + type(error).__name__)
    finally:
        connection.close()


listener = socket.create_server(("127.0.0.1", 0))
say(str(listener.getsockname()[1]))
while True:
    peer, _ = listener.accept()
    threading.Thread(target=serve_quietly, args=(peer,), daemon=True).start()
