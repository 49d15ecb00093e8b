"""The list of connector kinds, as the contract has it: ids, types, targets, platforms, and what each is set up with."""

import pytest

from identity.connectors.catalogue import every_kind
from identity.connectors.forms import form_items

# Id, type, target and platform, and the settings; those with a question mark may be left out.
CONTRACT = """
alipay-native Social alipay Native appId privateKey signType?
alipay-web Social alipay Web appId privateKey signType? charset? scope?
aliyun-direct-mail Email aliyun-dm - accessKeyId accessKeySecret regionId? accountName fromAlias? templates
aliyun-short-message-auth-service Sms aliyun-sms-mas - accessKeyId accessKeySecret signName templates
aliyun-short-message-service Sms aliyun-sms - accessKeyId accessKeySecret signName templates
    strictPhoneRegionNumberCheck?
amazon-universal Social amazon Universal clientId clientSecret scope?
apple-universal Social apple Universal clientId scope?
aws-ses-mail Email aws-ses - accessKeyId accessKeySecret region emailAddress? emailAddressIdentityArn?
    feedbackForwardingEmailAddress? feedbackForwardingEmailAddressIdentityArn? configurationSetName? templates
azuread-universal Social azuread Universal clientId clientSecret cloudInstance tenantId prompts? scopes?
dingtalk-web Social dingtalk Web clientId clientSecret scope?
discord-universal Social discord Universal clientId clientSecret scope?
facebook-universal Social facebook Universal clientId clientSecret scope?
feishu-web Social feishu Web appId appSecret
gatewayapi-sms Sms gatewayapi-sms - endpoint apiToken sender templates
github-universal Social github Universal clientId clientSecret scope?
gitlab-universal Social gitlab Universal clientId clientSecret scope?
google-universal Social google Universal clientId clientSecret scope? prompts? offlineAccess?
http-email Email http-email - endpoint authorization?
http-sms Sms http-sms - endpoint authorization?
huggingface-universal Social huggingface Universal clientId clientSecret scope?
kakao-universal Social kakao Universal clientId clientSecret?
kook-universal Social kook Universal clientId clientSecret scope?
line-universal Social line Universal clientId clientSecret scope?
linkedin-universal Social linkedin Universal clientId clientSecret scope?
mailgun-email Email mailgun-email - endpoint? domain apiKey from deliveries
mailjunky-email-service Email mailjunky-mail - apiKey fromEmail fromName? templates
naver-universal Social naver Universal clientId clientSecret
oauth2 Social oauth2 Universal authorizationEndpoint tokenEndpoint userInfoEndpoint clientId clientSecret
    tokenEndpointAuthMethod clientSecretJwtSigningAlgorithm tokenEndpointResponseType? scope? profileMap?
    customConfig?
oidc Social oidc Universal authorizationEndpoint tokenEndpoint clientId clientSecret tokenEndpointAuthMethod
    clientSecretJwtSigningAlgorithm scope acceptStringTypedBooleanClaims? trustUnverifiedEmail?
    idTokenVerificationConfig authRequestOptionalConfig? customConfig?
patreon-universal Social patreon Universal clientId clientSecret scope?
postmark-mail Email postmark-mail - serverToken fromEmail templates
qq-universal Social qq Universal clientId clientSecret scope?
saml Social saml Universal entityID signInEndpoint? x509Certificate idpMetadataXml assertionConsumerServiceUrl
    requestSignatureAlgorithm? messageSigningOrder? signAuthnRequest? privateKey privateKeyPass? encryptAssertion?
    encPrivateKey encPrivateKeyPass? nameIDFormat? timeout? profileMap?
sendgrid-email-service Email sendgrid-mail - apiKey fromEmail fromName? templates
simple-mail-transfer-protocol Email smtp - host port auth fromEmail replyTo? templates logger? debug?
    disableFileAccess? disableUrlAccess? name? localAddress? connectionTimeout? greetingTimeout? socketTimeout?
    dnsTimeout? secure? tls? servername? ignoreTLS? requireTLS? customHeaders?
slack-universal Social slack Universal clientId clientSecret scope?
smsaero-short-message-service Sms smsaero-sms - email apiKey senderName templates
smsbao-sms Sms smsbao-sms - username passwordOrApiKey goodsId? templates
smtp2go-email-service Email smtp2go-email - apiKey sender senderName? templates
tencent-short-message-service Sms tencent-sms - accessKeyId accessKeySecret signName sdkAppId region templates
twilio-short-message-service Sms twilio-sms - accountSID authToken fromMessagingServiceSID disableRiskCheck? templates
vonage-sms Sms vonage-sms - apiKey apiSecret brandName templates
wechat-native Social wechat Native appId appSecret universalLinks?
wechat-web Social wechat Web appId appSecret scope?
wecom-universal Social wecom Universal corpId appSecret agentId scope?
whatsapp-short-message-service Sms whatsapp-sms - accessToken phoneNumberId templates
x-universal Social x Universal clientId clientSecret scope?
xiaomi-universal Social xiaomi Universal clientId clientSecret scope? skipConfirm?
yunpian-sms Sms yunpian-sms - apikey templates enableInternational? unsupportedCountriesMsg?
"""
# What belongs to the libraries of others, or is said by the provider's metadata and our own address.
MEANS_NOTHING_HERE = {
    "saml": {"assertionConsumerServiceUrl", "timeout", "messageSigningOrder"},
    "simple-mail-transfer-protocol": {
        "logger", "debug", "disableFileAccess", "disableUrlAccess", "localAddress", "greetingTimeout", "dnsTimeout",
        "tls",
    },
}  # fmt: skip
ROWS = [each.split() for each in CONTRACT.replace("\n    ", " ").strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_kind_of_the_contract_is_there(row: list[str]) -> None:
    id, type, target, platform, *settings = row
    kind = every_kind()[id]
    assert (kind.type, kind.target, kind.platform or "-") == (type, target, platform)
    items = {item["key"]: item["required"] for item in form_items(kind.settings)}
    wanted = {each.removesuffix("?") for each in settings}
    assert wanted - items.keys() == MEANS_NOTHING_HERE.get(id, set())
    assert {key for key, is_required in items.items() if is_required} <= set(settings)
    assert (kind.send or kind.flow) is not None


def test_what_is_more_than_the_contract_is_meant() -> None:
    assert set(every_kind()) - {row[0] for row in ROWS} == {"aws-sns-sms"}
