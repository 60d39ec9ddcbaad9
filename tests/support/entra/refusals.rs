//! Entra's refusals, in its own words and shape.

use super::super::world::guid;
use axum::response::Response;
use serde_json::json;
use time::OffsetDateTime;

/// Code, `error`, and text; `{}` stands for what the refusal is about. Texts as captured up to 2026-09, those of rare codes shortened.
#[rustfmt::skip] // one row a code
pub const REFUSALS: &[(u32, &str, &str)] = &[
    (7000215, "invalid_client", "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{}'."),
    (7000222, "invalid_client", "The provided client secret keys for app '{}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds."),
    (7000216, "invalid_client", "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type."),
    (7000218, "invalid_client", "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."),
    (7000229, "invalid_client", "The client application {} is missing service principal in the tenant. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119"),
    (7000112, "unauthorized_client", "Application '{}'(Contoso mail) disabled."),
    (700016, "unauthorized_client", "Application with identifier '{}' was not found in the directory 'Contoso'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant."),
    (700025, "invalid_client", "Client is public so neither 'client_assertion' nor 'client_secret' should be presented."),
    (700024, "invalid_client", "Client assertion is not within its valid time range."),
    (700027, "invalid_client", "Client assertion contains an invalid signature."),
    (90002, "invalid_request", "Tenant '{}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant."),
    (900023, "invalid_request", "Specified tenant identifier '{}' is neither a valid DNS name, nor a valid external domain."),
    (90013, "invalid_request", "Invalid input received from the user."),
    (50059, "invalid_request", "No tenant-identifying information found in either the request or implied by any provided credentials."),
    (90019, "invalid_request", "No tenant-identifying information found in either the request or implied by any provided credentials."),
    (90038, "invalid_request", "Tenant '{}' request is being redirected to the National Cloud."),
    (900382, "invalid_request", "Confidential Client is not supported in Cross Cloud request."),
    (900432, "invalid_request", "Confidential Client is not supported in Cross Cloud request."),
    (900144, "invalid_request", "The request body must contain the following parameter: '{}'."),
    (70011, "invalid_scope", "The provided value for the input parameter 'scope' isn't valid. The scope {} isn't valid."),
    (1002012, "invalid_scope", "The provided value for scope {} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."),
    (500011, "invalid_resource", "The resource principal named {} was not found in the tenant named Contoso. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant."),
    (53003, "invalid_grant", "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance."),
    (530032, "invalid_grant", "User blocked due to risk on home tenant."),
    (50002, "invalid_request", "Sign-in failed because of a restricted proxy access on the tenant."),
    (500021, "invalid_request", "Access to '{}' tenant is denied."),
    (65001, "invalid_grant", "The user or administrator has not consented to use the application with ID '{}' named 'Contoso mail'. Send an interactive authorization request for this user and resource."),
    (50034, "invalid_grant", "The user account does not exist in the directory."),
    (1002016, "invalid_request", "You are using TLS version 1.0, 1.1 and/or 3DES cipher which are deprecated to improve the security posture of Azure AD."),
    (50196, "invalid_grant", "The server terminated an operation because it encountered a client request loop."),
    (90055, "temporarily_unavailable", "The server is too busy to handle the request."),
    (90006, "temporarily_unavailable", "The service is temporarily unavailable. Please retry later."),
    (90024, "temporarily_unavailable", "A transient error has occurred. Please try again."),
    (90033, "temporarily_unavailable", "A transient error has occurred. Please try again."),
    (9002326, "invalid_request", "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '{}'."),
    (90023, "invalid_request", "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type."),
    (9002327, "invalid_request", "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests."),
    (9999999, "invalid_request", "Something about '{}' that nobody has seen before."),
];

/// A refusal by the token endpoint.
pub fn refusal(code: u32, about: &str) -> Response {
    let (_, error, _) = row(code);
    let status = match error {
        "invalid_client" => 401,
        "temporarily_unavailable" => 503,
        _ => 400,
    };
    refusal_as(status, error, code, about)
}

/// A refusal with another status and name than the token endpoint's.
pub fn refusal_as(status: u16, error: &str, code: u32, about: &str) -> Response {
    let (_, _, text) = row(code);
    let (trace, correlation) = (guid(), guid());
    let now = OffsetDateTime::now_utc();
    let (hour, minute, second) = now.to_hms();
    let time = format!("{} {hour:02}:{minute:02}:{second:02}Z", now.date());
    let text = text.replace("{}", about);
    let body = json!({
        "error": error,
        "error_description": format!("AADSTS{code}: {text} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {time}"),
        "error_codes": [code],
        "timestamp": time,
        "trace_id": trace,
        "correlation_id": correlation,
        "error_uri": format!("https://login.microsoftonline.com/error?code={code}"),
    });
    super::json(status, &body)
}

fn row(code: u32) -> (u32, &'static str, &'static str) {
    *REFUSALS.iter().find(|(row, ..)| *row == code).expect("a refusal of the table")
}
