"""Mails: each provider is asked as it documents it, on a real socket."""

import orjson

from identity.connectors.providers import (
    aws,
)
from tests.connectors.providers import (
    MAIL,
    OWN,
    PATHS,
    PAYLOAD,
    fields,
    login,
    require_aliyun_signature,
    require_signature,
    send,
    sent,
    value,
)
from tests.delivery.hosts import Host


async def test_sendgrid(provider: Host) -> None:
    asked = await sent("sendgrid-email-service", provider)
    assert asked.headers["authorization"] == "Bearer key"
    assert value(asked) == {
        "personalizations": [{"to": [{"email": "ada@example.com"}]}],
        "from": {"email": "a@example.com", "name": "A"},
        "reply_to": {"email": "help@example.com"},
        "subject": "Code 123456",
        "content": [{"type": "text/html", "value": "Hi &lt;Ada&gt;, 123456"}],
    }
    plain = value(await sent("sendgrid-email-service", provider, templates=[MAIL], fromName=""))
    assert plain["content"] == [{"type": "text/plain", "value": "Hi <Ada>, 123456"}]
    assert (plain["from"], "reply_to" in plain) == ({"email": "a@example.com"}, False)


async def test_postmark_writes_from_its_own_templates(provider: Host) -> None:
    asked = await sent("postmark-mail", provider)
    assert asked.headers["x-postmark-server-token"] == "token"
    assert value(asked) == {
        "From": "a@example.com",
        "To": "ada@example.com",
        "TemplateAlias": "code",
        "TemplateModel": PAYLOAD,
    }
    provider.answer("/email", b'{"ErrorCode":0}')
    assert value(await send("postmark-mail", provider, template=OWN)) == {
        "From": "own@example.com",
        "To": "ada@example.com",
        "Subject": "Eigen 123456",
        "HtmlBody": "<i>123456</i>",
        "ReplyTo": "reply@example.com",
    }


async def test_mailgun_writes_from_our_texts_and_its_own(provider: Host) -> None:
    asked = await sent("mailgun-email", provider)
    assert login(asked) == "api:key"
    expected = {"from": "a@example.com", "to": "ada@example.com", "subject": "Code 123456"}
    assert fields(asked) == expected | {"html": "<b>&lt;Ada&gt;</b>", "text": "<Ada>"}
    there = fields(await sent("mailgun-email", provider, usage="SignIn"))
    assert (there["template"], there["subject"]) == ("sign-in", "S")
    assert orjson.loads(there["h:X-Mailgun-Variables"]) == {"brand": "B", **PAYLOAD}
    own = fields(await sent("mailgun-email", provider, template=OWN))
    assert own == {
        "from": "own@example.com",
        "to": "ada@example.com",
        "subject": "Eigen 123456",
        "html": "<i>123456</i>",
        "h:Reply-To": "reply@example.com",
    }
    elsewhere = await sent("mailgun-email", provider, endpoint=f"{provider.url}/")
    assert elsewhere.path == PATHS["mailgun-email"]


async def test_amazon_ses(provider: Host) -> None:
    asked = await sent("aws-ses-mail", provider)
    require_signature(asked, "ses")
    assert value(asked) == {
        "FromEmailAddress": "a@example.com",
        "ConfigurationSetName": "set",
        "Destination": {"ToAddresses": ["ada@example.com"]},
        "ReplyToAddresses": ["help@example.com"],
        "Content": {
            "Simple": {
                "Subject": {"Data": "Code 123456", "Charset": "UTF-8"},
                "Body": {"Html": {"Data": "Hi &lt;Ada&gt;, 123456", "Charset": "UTF-8"}},
            }
        },
    }


def test_amazon_is_asked_in_the_region() -> None:
    assert (
        aws.ADDRESS.format(service="email", region="eu-central-1")
        == "https://email.eu-central-1.amazonaws.com"
    )


async def test_aliyun_mail(provider: Host) -> None:
    assert require_aliyun_signature(await sent("aliyun-direct-mail", provider)) == {
        "Action": "SingleSendMail",
        "Version": "2015-11-23",
        "RegionId": "cn-hangzhou",
        "AccountName": "a@example.com",
        "FromAlias": "Ä",
        "AddressType": "1",
        "ReplyToAddress": "false",
        "ReplyAddress": "help@example.com",
        "ToAddress": "ada@example.com",
        "Subject": "Code 123456",
        "HtmlBody": "Hi &lt;Ada&gt;, 123456",
    }


async def test_mailjunky(provider: Host) -> None:
    asked = await sent("mailjunky-email-service", provider)
    assert asked.headers["authorization"] == "Bearer key"
    assert value(asked) == {
        "from": "A <a@example.com>",
        "to": ["ada@example.com"],
        "subject": "Code 123456",
        "html": "Hi &lt;Ada&gt;, 123456",
        "reply_to": ["help@example.com"],
    }


async def test_smtp2go(provider: Host) -> None:
    asked = await sent("smtp2go-email-service", provider)
    assert asked.headers["x-smtp2go-api-key"] == "key"
    assert value(asked) == {
        "sender": "A <a@example.com>",
        "to": ["ada@example.com"],
        "subject": "Code 123456",
        "html_body": "Hi &lt;Ada&gt;, 123456",
        "custom_headers": [{"header": "Reply-To", "value": "help@example.com"}],
    }
