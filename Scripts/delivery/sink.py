"""An SMTP server that counts what it has accepted, and fails in every way that matters."""
import asyncio
import collections
import random
import threading


class FaultySink:
    """Counts Message-IDs, and loses its connections before, at and after the final dot. Each node has a port of its own,
    so that it is known who is in the middle of a letter."""

    def __init__(self, seed, before=0.006, after=0.006, at_data=0.004):
        self.chance = random.Random(seed)
        self.faults = (before, after, at_data)
        self.accepted = collections.Counter()
        self.kinds = collections.Counter()
        # How long it thinks about every letter, in seconds.
        self.pace = 0
        self.held = None
        self.holding = threading.Event()
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def listen(self, node=0):
        """Its port for a node."""
        async def start():
            def talk(reader, writer):
                return self.talk(node, reader, writer)
            return await asyncio.start_server(talk, "127.0.0.1", 0, limit=1 << 22)

        server = asyncio.run_coroutine_threadsafe(start(), self.loop).result()
        return server.sockets[0].getsockname()[1]

    def hold(self, node, patience):
        """Leaves the node's next letter hanging between DATA and its answer; true when there is one."""
        self.holding.clear()
        self.held = node
        return self.holding.wait(patience)

    def let_go(self):
        self.held = None

    async def talk(self, node, reader, writer):
        try:
            await self.serve(node, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def serve(self, node, reader, writer):
        before, after, at_data = self.faults
        writer.write(b"220 sink ESMTP\r\n")
        while True:
            line = (await reader.readuntil(b"\r\n")).strip()
            verb = line[:4].upper()
            if verb == b"EHLO":
                writer.write(b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 50000000\r\n")
            elif verb == b"QUIT":
                writer.write(b"221 bye\r\n")
                return
            elif verb == b"DATA":
                while self.held == node:
                    self.holding.set()
                    await asyncio.sleep(0.05)
                if self.chance.random() < at_data:
                    self.kinds["at-data"] += 1
                    return
                writer.write(b"354 go on\r\n")
                await writer.drain()
                body = await reader.readuntil(b"\r\n.\r\n")
                await asyncio.sleep(self.pace)
                fault = self.chance.random()
                if fault < before:
                    self.kinds["before"] += 1
                    return
                self.accepted[message_id(body)] += 1
                if fault < before + after:
                    self.kinds["after"] += 1
                    return
                writer.write(b"250 2.0.0 Ok\r\n")
            else:
                writer.write(b"250 2.1.0 Ok\r\n")
            await writer.drain()


def message_id(body):
    for line in body.split(b"\r\n\r\n", 1)[0].split(b"\r\n"):
        if line.lower().startswith(b"message-id:"):
            return line.split(b":", 1)[1].strip().strip(b"<>").decode()
    return "?"
