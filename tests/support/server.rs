//! The test server: every host of the cloud on one loopback port, over TLS.

use super::dataverse::Organisation;
use super::entra::Directory;
use super::{Result, World, routes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use axum_server::Handle;
use axum_server::tls_rustls::{RustlsConfig, from_tcp_rustls};
use base64ct::{Base64, Encoding};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::PrivatePkcs8KeyDer;
use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard};

/// Replica portals on an ephemeral port. Stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    authority: String,
    shared: Arc<Shared>,
    handle: Handle<SocketAddr>,
}

/// What the routes and the test both look at.
pub struct Shared {
    world: Mutex<World>,
    directory: Mutex<Directory>,
    organisation: Mutex<Organisation>,
    pages: Mutex<HashMap<(String, String), LiteralPage>>,
    requests: Mutex<Vec<Record>>,
}

/// A page that a test wrote itself.
pub struct LiteralPage {
    /// Headers of the answer, the content type among them.
    pub headers: HeaderMap,
    /// Its body.
    pub html: String,
}

/// A request as it came in.
#[derive(Clone, Debug)]
pub struct Record {
    /// Host name, without port.
    pub host: String,
    /// HTTP method.
    pub method: String,
    /// Path, without query.
    pub path: String,
    /// Query, without question mark; empty without one.
    pub query: String,
    /// All headers, as text.
    pub headers: String,
    /// The body, as text.
    pub body: String,
}

impl Record {
    /// Whether `text` stands anywhere in the request.
    pub fn mentions(&self, text: &str) -> bool {
        let parts = [&self.path, &self.query, &self.headers, &self.body];
        parts.iter().any(|part| part.contains(text))
    }
}

impl Server {
    /// Starts with `world` behind the portals.
    pub async fn start(world: World) -> Result<Self> {
        let shared = Arc::new(Shared {
            directory: Mutex::new(Directory::of(&world)),
            world: Mutex::new(world),
            organisation: Mutex::default(),
            pages: Mutex::default(),
            requests: Mutex::default(),
        });
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let handle = Handle::new();
        let (authority, certificate) = certificate()?;
        let serving = from_tcp_rustls(listener, certificate)?.handle(handle.clone());
        tokio::spawn(serving.serve(routes::router(shared.clone()).into_make_service()));
        Ok(Self { address, authority, shared, handle })
    }

    /// The authority that vouches for it, as DER in base64: Chromium is told to ask for none, Firefox has to be told of it.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// The port that every host name has to lead to.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The world as it is now.
    pub fn world(&self) -> World {
        self.shared.world().clone()
    }

    /// Changes the world behind the portals' back, as another admin would.
    pub fn change(&self, change: impl FnOnce(&mut World)) {
        change(&mut self.shared.world());
    }

    /// Changes what the double of Entra knows; at first, that is the tenant without apps.
    pub fn change_directory(&self, change: impl FnOnce(&mut Directory)) {
        change(&mut self.shared.directory());
    }

    /// The environment as it is now.
    pub fn organisation(&self) -> Organisation {
        self.shared.organisation().clone()
    }

    /// Changes the environment behind everybody's back; at first, it is empty.
    pub fn change_organisation<T>(&self, change: impl FnOnce(&mut Organisation) -> T) -> T {
        change(&mut self.shared.organisation())
    }

    /// Serves `html` at `url`, whatever its query; it goes before the replica of that host.
    pub fn page(&self, url: &str, html: &str) -> Result {
        self.page_with(url, &[], html)
    }

    /// The same with headers of its own.
    pub fn page_with(&self, url: &str, headers: &[(&str, &str)], html: &str) -> Result {
        let uri: Uri = url.parse()?;
        let host = uri.host().unwrap_or_default().to_ascii_lowercase();
        let mut all = HeaderMap::new();
        all.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        for (name, value) in headers {
            all.insert(HeaderName::try_from(*name)?, HeaderValue::try_from(*value)?);
        }
        let page = LiteralPage { headers: all, html: html.into() };
        self.shared.pages().insert((host, uri.path().into()), page);
        Ok(())
    }

    /// Every request so far, in order.
    pub fn requests(&self) -> Vec<Record> {
        self.shared.requests().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.handle.shutdown();
    }
}

// A poisoned lock means that a handler panicked, which the test finds out by its answer.
impl Shared {
    /// The world, locked.
    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(|broken| broken.into_inner())
    }

    /// What the double of Entra knows, locked.
    pub fn directory(&self) -> MutexGuard<'_, Directory> {
        self.directory.lock().unwrap_or_else(|broken| broken.into_inner())
    }

    /// The environment, locked.
    pub fn organisation(&self) -> MutexGuard<'_, Organisation> {
        self.organisation.lock().unwrap_or_else(|broken| broken.into_inner())
    }

    /// The pages registered by the test, locked.
    pub fn pages(&self) -> MutexGuard<'_, HashMap<(String, String), LiteralPage>> {
        self.pages.lock().unwrap_or_else(|broken| broken.into_inner())
    }

    /// The request log, locked.
    pub fn requests(&self) -> MutexGuard<'_, Vec<Record>> {
        self.requests.lock().unwrap_or_else(|broken| broken.into_inner())
    }
}

/// Hosts that a browser asks that wants to see certificates.
const NAMES: [&str; 5] = [
    "portal.azure.com",
    "admin.powerplatform.microsoft.com",
    "*.crm4.dynamics.com",
    "login.microsoftonline.com",
    "graph.microsoft.com",
];

/// A certificate, and the authority that vouches for it. Nobody trusts that one who is not told to.
fn certificate() -> Result<(String, RustlsConfig)> {
    let mut authority = CertificateParams::new([])?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = KeyPair::generate()?;
    let root = authority.self_signed(&authority_key)?;
    let own_key = KeyPair::generate()?;
    let issuer = Issuer::new(authority, authority_key);
    let own = CertificateParams::new(NAMES.map(str::to_owned))?.signed_by(&own_key, &issuer)?;
    let key = PrivatePkcs8KeyDer::from(own_key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![own.der().clone()], key.into())?;
    Ok((Base64::encode_string(root.der()), RustlsConfig::from_config(Arc::new(config))))
}
