//! A double of a Dataverse environment's Web API, as far as email server profiles and mailboxes go: versions of records, privileges,
//! limits, and errors in their exact form. It answers as an environment does, or as badly as a test asks for.
//!
//! Sources: Microsoft Learn, "Compose HTTP requests and handle errors" (2023-04-14), "Perform conditional operations", "Aggregate data",
//! "Service protection API limits"; table references of `emailserverprofile` and `mailbox` (2023 to 2025).

pub mod query;

use super::world::guid;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// An environment. Each test has its own.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its email server profiles: columns by logical name, the write-only secret included.
    pub profiles: Vec<Record>,
    /// Its mailboxes.
    pub mailboxes: Vec<Record>,
    /// What the signed-in user may do.
    pub privileges: HashSet<String>,
    /// How the environment sees the admin.
    pub session: Session,
    /// Columns that this version does not have yet.
    pub lacks: HashSet<String>,
    /// How many requests it still takes; `None` for no end.
    pub left: Option<u32>,
    /// Requests of this method wait: before they are carried out, or after.
    pub hold: Option<(Method, Hold)>,
    /// The last version given.
    pub version: u64,
}

/// A record.
pub type Record = Map<String, Value>;

/// How the environment sees the admin.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Session {
    /// Signed in, with a role.
    #[default]
    SignedIn,
    /// The session has ended: the browser is sent to the sign-in host.
    Redirect,
    /// The session has ended: a page says so, with status 200.
    Page,
    /// The session has ended: 401 without a body.
    Unauthorised,
    /// Signed in, and no user of this environment.
    Stranger,
    /// The environment is being updated.
    Maintenance,
}

/// Where a request waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hold {
    /// Before it is carried out.
    Before,
    /// After it was carried out, before it is answered.
    After,
}

/// Columns of `emailserverprofile` that can be read, beside its ID.
const PROFILE: &[&str] = &[
    "name",
    "servertype",
    "oauthclientid",
    "exchangeonlinetenantid",
    "usedefaulttenantid",
    "isoauthclientsecretset",
    "serverauthority",
    "incomingcredentialretrieval",
    "statecode",
    "modifiedon",
    "lasttestexecutionstatus",
    "_keyvaultreferenceid_value",
    "_managedidentityid_value",
];
/// Columns that are written and never read.
const WRITE_ONLY: &str = "oauthclientsecret";
/// Columns of `mailbox`.
const MAILBOX: &[&str] =
    &["name", "_emailserverprofile_value", "incomingemailstatus", "outgoingemailstatus", "actstatus", "statecode"];

/// A request to the double.
pub struct Asked<'a> {
    /// Method.
    pub method: &'a Method,
    /// Path.
    pub path: &'a str,
    /// Query, still encoded.
    pub query: &'a str,
    /// Headers.
    pub headers: &'a HeaderMap,
    /// Body.
    pub body: &'a str,
}

impl Default for Organisation {
    fn default() -> Self {
        let names = ["prvReadEmailServerProfile", "prvWriteEmailServerProfile", "prvReadMailbox"];
        Self {
            profiles: Vec::new(),
            mailboxes: Vec::new(),
            privileges: names.map(str::to_owned).into(),
            session: Session::SignedIn,
            lacks: HashSet::new(),
            left: None,
            hold: None,
            version: 1_000_000,
        }
    }
}

impl Organisation {
    /// Adds an active profile of that app and tenant, with a secret; answers its ID.
    pub fn add_profile(&mut self, name: &str, tenant: &str, client: &str, secret: &str) -> String {
        let id = guid();
        let columns = json!({
            "emailserverprofileid": id, "name": name, "servertype": 0, "oauthclientid": client, "exchangeonlinetenantid": tenant,
            "usedefaulttenantid": false, "isoauthclientsecretset": true, "serverauthority": 0, "incomingcredentialretrieval": 7,
            "statecode": 0, "modifiedon": "2026-01-12T08:30:00Z", "lasttestexecutionstatus": 1, WRITE_ONLY: secret,
        });
        let Value::Object(mut record) = columns else { unreachable!("it is an object") };
        self.version += 1;
        record.insert("@odata.etag".into(), json!(format!("W/\"{}\"", self.version)));
        self.profiles.push(record);
        id
    }

    /// Adds a mailbox of a profile, with the results of its three tests.
    pub fn add_mailbox(&mut self, profile: &str, tests: [u8; 3]) {
        let [incoming, outgoing, act] = tests;
        let columns = json!({
            "mailboxid": guid(), "name": "A mailbox", "_emailserverprofile_value": profile, "incomingemailstatus": incoming,
            "outgoingemailstatus": outgoing, "actstatus": act, "statecode": 0,
        });
        let Value::Object(record) = columns else { unreachable!("it is an object") };
        self.mailboxes.push(record);
    }

    /// The profile of that ID.
    pub fn profile(&self, id: &str) -> &Record {
        self.profiles.iter().find(|record| record["emailserverprofileid"] == id).expect("the profile is there")
    }

    /// Changes columns of a profile, as another admin would: it is another version then.
    pub fn change(&mut self, id: &str, changes: &Value) {
        self.version += 1;
        let version = format!("W/\"{}\"", self.version);
        let record = self.profiles.iter_mut().find(|record| record["emailserverprofileid"] == id).expect("the profile is there");
        for (name, value) in changes.as_object().into_iter().flatten() {
            record.insert(name.clone(), value.clone());
        }
        record.insert("@odata.etag".into(), json!(version));
        record.insert("modifiedon".into(), json!("2026-11-28T18:00:00Z"));
    }

    /// Takes a privilege away.
    pub fn forbid(&mut self, privilege: &str) {
        assert!(self.privileges.remove(privilege), "{privilege} was not there");
    }

    /// Answers a request.
    pub fn answer(&mut self, asked: &Asked<'_>) -> Response {
        if let Some(response) = self.at_the_door() {
            return response;
        }
        let Some(rest) = asked.path.strip_prefix("/api/data/v9.2/") else {
            return error(404, "0x8006088a", &format!("Resource not found for the segment '{}'.", asked.path));
        };
        let (set, key) = match rest.split_once('(') {
            Some((set, key)) => (set, key.strip_suffix(')')),
            None => (rest, None),
        };
        match (asked.method, set, key) {
            (&Method::GET, "emailserverprofiles", None) => self.list(asked.query),
            (&Method::GET, "emailserverprofiles", Some(id)) => self.one(id, asked.query),
            (&Method::PATCH, "emailserverprofiles", Some(id)) => self.patch(id, asked),
            (&Method::GET, "mailboxes", None) => self.group_mailboxes(asked.query),
            (_, set, _) => error(404, "0x8006088a", &format!("Resource not found for the segment '{set}'.")),
        }
    }

    /// Who is let in at all, and how often.
    fn at_the_door(&mut self) -> Option<Response> {
        const HTML: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
        let sign_in = "https://login.microsoftonline.com/common/oauth2/authorize?response_type=code";
        match self.session {
            Session::SignedIn => {}
            Session::Redirect => return Some((StatusCode::FOUND, [(header::LOCATION, sign_in)]).into_response()),
            Session::Page => return Some((HTML, "<!doctype html><title>Sign in to your account</title>").into_response()),
            Session::Unauthorised => return Some(StatusCode::UNAUTHORIZED.into_response()),
            Session::Stranger => return Some(error(403, "0x80072560", "The user is not a member of the organization.")),
            Session::Maintenance => {
                return Some((StatusCode::SERVICE_UNAVAILABLE, HTML, "<html>Under maintenance").into_response());
            }
        }
        match &mut self.left {
            Some(0) => {
                let message = "Number of requests exceeded the limit of 6000 over time window of 300 seconds.";
                let mut answer = error(429, "0x80072322", message);
                answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
                return Some(answer);
            }
            Some(left) => *left -= 1,
            None => {}
        }
        None
    }

    fn list(&self, query: &str) -> Response {
        let options = query::options(query);
        if let Some(refused) = self.refuse("prvReadEmailServerProfile") {
            return refused;
        }
        let filter = options.get("$filter").map(String::as_str);
        if !matches!(filter, None | Some("oauthclientid ne null")) {
            return error(400, "0x80060888", "The double does not know this filter.");
        }
        let rows = self.profiles.iter().filter(|record| filter.is_none() || !record["oauthclientid"].is_null());
        match rows.map(|record| self.selected(record, &options)).collect::<Result<Vec<_>, _>>() {
            Ok(mut rows) => {
                rows.sort_by_key(|row| row["name"].to_string());
                ok(&json!({ "@odata.context": "…/$metadata#emailserverprofiles", "value": rows }))
            }
            Err(refused) => *refused,
        }
    }

    fn one(&self, id: &str, query: &str) -> Response {
        if let Some(refused) = self.refuse("prvReadEmailServerProfile") {
            return refused;
        }
        let Some(record) = self.profiles.iter().find(|record| record["emailserverprofileid"] == id) else { return gone(id) };
        match self.selected(record, &query::options(query)) {
            Ok(row) => ok(&row),
            Err(refused) => *refused,
        }
    }

    /// What `$select` names of a record; all that can be read without it.
    fn selected(&self, record: &Record, options: &query::Options) -> Result<Value, Box<Response>> {
        let all =
            || PROFILE.iter().filter(|name| !self.lacks.contains(**name)).map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let names = options.get("$select").map_or_else(all, |list| list.split(',').map(str::to_owned).collect());
        let mut row = Map::new();
        for name in ["@odata.etag", "emailserverprofileid"] {
            row.insert(name.to_owned(), record[name].clone());
        }
        for name in names.iter().filter(|name| *name != "emailserverprofileid") {
            if !PROFILE.contains(&name.as_str()) || self.lacks.contains(name) {
                return Err(Box::new(no_property(name)));
            }
            row.insert(name.clone(), record.get(name).cloned().unwrap_or_default());
        }
        Ok(Value::Object(row))
    }

    fn patch(&mut self, id: &str, asked: &Asked<'_>) -> Response {
        if let Some(refused) = self.refuse("prvWriteEmailServerProfile") {
            return refused;
        }
        let Ok(Value::Object(changes)) = serde_json::from_str(asked.body) else {
            return error(
                400,
                "0x80048d19",
                "Error identified in Payload provided by the user for Entity :'emailserverprofiles'",
            );
        };
        for name in changes.keys() {
            let known = PROFILE.contains(&name.as_str()) && !self.lacks.contains(name) || name == WRITE_ONLY;
            if !known {
                return no_property(name);
            }
        }
        let wanted = asked.headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok());
        let Some(record) = self.profiles.iter().find(|record| record["emailserverprofileid"] == id) else {
            // Without If-Match a PATCH makes a record that is not there.
            assert!(wanted.is_some(), "a profile would be created");
            return gone(id);
        };
        if wanted.is_some_and(|wanted| wanted != "*" && record["@odata.etag"] != wanted) {
            return error(
                412,
                "0x80060882",
                "The version of the existing record doesn't match the RowVersion property provided.",
            );
        }
        self.change(id, &Value::Object(changes));
        StatusCode::NO_CONTENT.into_response()
    }

    /// The one aggregation that is asked for: active mailboxes with a profile, grouped and counted.
    fn group_mailboxes(&self, query: &str) -> Response {
        if let Some(refused) = self.refuse("prvReadMailbox") {
            return refused;
        }
        let options = query::options(query);
        let Some(group) = options.get("$apply").and_then(|apply| query::grouping(apply)) else {
            return error(400, "0x80060888", "The double knows one way to aggregate.");
        };
        if let Some(unknown) = group.columns.iter().find(|name| !MAILBOX.contains(&name.as_str())) {
            return no_property(unknown);
        }
        let mut groups: Vec<(Vec<Value>, u64)> = Vec::new();
        let counted =
            self.mailboxes.iter().filter(|record| record["statecode"] == 0 && !record["_emailserverprofile_value"].is_null());
        for record in counted {
            let key: Vec<Value> = group.columns.iter().map(|name| record[name.as_str()].clone()).collect();
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, count)) => *count += 1,
                None => groups.push((key, 1)),
            }
        }
        let row = |(key, count): (Vec<Value>, u64)| {
            let mut row: Map<String, Value> = group.columns.iter().cloned().zip(key).collect();
            row.insert(group.count.clone(), json!(count));
            Value::Object(row)
        };
        ok(&json!({ "@odata.context": "…/$metadata#mailboxes", "value": groups.into_iter().map(row).collect::<Vec<_>>() }))
    }

    fn refuse(&self, privilege: &str) -> Option<Response> {
        let (user, id) = (guid(), guid());
        let message = format!(
            "Principal user (Id={user}, type=8, roleCount=6, privilegeCount=1491, accessMode='0 Read-Write', AADObjectId='{id}', \
             MetadataCachePrivilegesCount=5567, businessUnitId={id}), is missing {privilege} privilege (Id={id}) on OTC=9605 for entity \
             'emailserverprofile' (LocalizedName='Email Server Profile'). context.Caller={user}."
        );
        (!self.privileges.contains(privilege)).then(|| error(403, "0x80040220", &message))
    }
}

fn gone(id: &str) -> Response {
    error(404, "0x80040217", &format!("Entity 'emailserverprofile' With Id = {id} Does Not Exist"))
}

fn no_property(name: &str) -> Response {
    error(400, "0x0", &format!("Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.emailserverprofile'."))
}

fn error(status: u16, code: &str, message: &str) -> Response {
    let status = StatusCode::from_u16(status).expect("a status of ours");
    (status, ODATA, json!({ "error": { "code": code, "message": message } }).to_string()).into_response()
}

const ODATA: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "application/json; odata.metadata=minimal")];

fn ok(body: &Value) -> Response {
    (StatusCode::OK, ODATA, body.to_string()).into_response()
}
