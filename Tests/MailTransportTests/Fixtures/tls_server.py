"""An SMTP server that speaks TLS, for the tests: prints its port, then every command that it gets.

tls_server.py CERTIFICATE KEY starttls|tls|old [PASSWORD]     (old: STARTTLS, but at most TLS 1.1)
"""

import base64
import socket
import ssl
import sys
import threading

CERTIFICATE, KEY, MODE = sys.argv[1:4]
PASSWORD = sys.argv[4] if len(sys.argv) > 4 else None

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(CERTIFICATE, KEY)
if MODE == "old":
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def login_answer(line):
    user, name, password = base64.b64decode(line.split()[2]).decode().split("\0")
    return "235 2.7.0 welcome" if password == PASSWORD else "535 5.7.8 no"


def serve(connection):
    is_secure = MODE == "tls"
    if is_secure:
        connection = context.wrap_socket(connection, server_side=True)
    stream = connection.makefile("rwb")

    def answer(text):
        stream.write((text + "\r\n").encode())
        stream.flush()

    answer("220 localhost ESMTP")
    while True:
        line = stream.readline().decode().strip()
        if not line:
            return
        verb = line.split()[0].upper()
        say(("secure " if is_secure else "clear ") + " ".join(line.split()[:2]))
        if verb == "EHLO":
            offers = ["PIPELINING"]
            offers += ["AUTH PLAIN"] if PASSWORD and is_secure else []
            offers += [] if is_secure else ["STARTTLS"]
            answer("\r\n".join(["250-localhost"] + ["250-" + offer for offer in offers] + ["250 HELP"]))
        elif verb == "STARTTLS":
            answer("220 go")
            connection = context.wrap_socket(connection, server_side=True)
            stream = connection.makefile("rwb")
            is_secure = True
        elif verb == "AUTH":
            answer(login_answer(line))
        elif verb == "DATA":
            answer("354 go on")
            size = 0
            while (text := stream.readline()) not in (b".\r\n", b""):
                size += len(text)
            say(f"letter {size}")
            answer("250 2.0.0 Ok")
        elif verb == "QUIT":
            answer("221 2.0.0 Bye")
            return
        else:
            answer("250 2.0.0 Ok")


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
