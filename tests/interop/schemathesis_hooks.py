"""What schemathesis does not know of our media types."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(ctx, value):
    """A batch: one JSON value a line."""
    many = value if isinstance(value, list) else [value]
    return "".join(json.dumps(one) + "\n" for one in many).encode()


@schemathesis.deserializer("application/did", "application/did-resolution", "application/vc")
def document(ctx, response):
    return json.loads(response.content)
