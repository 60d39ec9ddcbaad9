//! Firefox's own remote control, over its socket: what geckodriver speaks on the other side. A message is its length, a colon, and JSON:
//! `[0, number, command, parameters]` out, `[1, number, error, result]` in
//! (firefox-source-docs.mozilla.org/testing/marionette/Protocol.html, 2026-11).

use super::{Failure, Result};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::sync::Mutex;

/// A connection to a running Firefox.
pub struct Marionette(Mutex<Connection>);

struct Connection {
    stream: BufReader<TcpStream>,
    number: u64,
}

/// Where a script runs.
#[derive(Clone, Copy)]
pub enum Context {
    /// In the page of the tab.
    Content,
    /// In the browser itself, with all its rights.
    Chrome,
}

impl Marionette {
    /// Connects, and begins a session.
    pub async fn connect(port: u16) -> Result<Self> {
        let mut connection = Connection { stream: BufReader::new(TcpStream::connect(("127.0.0.1", port)).await?), number: 0 };
        connection.read().await?;
        let marionette = Self(Mutex::new(connection));
        marionette.command("WebDriver:NewSession", json!({})).await?;
        Ok(marionette)
    }

    /// Gives a command, and answers its result.
    pub async fn command(&self, name: &str, parameters: Value) -> Result<Value> {
        self.0.lock().await.command(name, &parameters).await
    }

    /// Gives a command in a context. Nothing else is given in between: it must not land in the other one.
    pub async fn command_in(&self, context: Context, name: &str, parameters: &Value) -> Result<Value> {
        let context = match context {
            Context::Content => "content",
            Context::Chrome => "chrome",
        };
        let mut connection = self.0.lock().await;
        connection.command("Marionette:SetContext", &json!({ "value": context })).await?;
        let answer = connection.command(name, parameters).await;
        connection.command("Marionette:SetContext", &json!({ "value": "content" })).await?;
        answer
    }

    /// Runs the body of an async function in a context, and answers what it returns.
    pub async fn run(&self, context: Context, script: &str, arguments: Value) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async (...args) => {{ {script} }})(...arguments).then((value) => done([value ?? null]), (error) => done(String(error)));"
        );
        let asked = json!({ "script": script, "args": arguments, "scriptTimeout": 30_000 });
        match &self.command_in(context, "WebDriver:ExecuteAsyncScript", &asked).await?["value"] {
            Value::Array(value) => Ok(value.first().cloned().unwrap_or_default()),
            error => Err(Failure::new(error.to_string())),
        }
    }
}

impl Connection {
    async fn command(&mut self, name: &str, parameters: &Value) -> Result<Value> {
        self.number += 1;
        let message = json!([0, self.number, name, parameters]).to_string();
        self.stream.write_all(format!("{}:{message}", message.len()).as_bytes()).await?;
        let answer = self.read().await?;
        match &answer[2] {
            Value::Null => Ok(answer[3].clone()),
            error => Err(Failure::new(format!("{}: {}", error["error"], error["message"])).within(name)),
        }
    }

    async fn read(&mut self) -> Result<Value> {
        let mut length = vec![];
        self.stream.read_until(b':', &mut length).await?;
        length.pop();
        let mut message = vec![0; String::from_utf8(length)?.parse()?];
        self.stream.read_exact(&mut message).await?;
        Ok(serde_json::from_slice(&message)?)
    }
}
