//! Email server profiles of a Dataverse environment: what is asked of its Web API and what the answers mean. Pure.
//!
//! Nothing here sends anything. [`request`] makes the requests, which the environment's own page carries with the admin's session;
//! [`trouble`] reads whatever came of one, [`profile`] what there is. [`plan`] says what a change of the secret would write and what
//! stands in its way, [`change`] what is kept of one until its last reminder.
//!
//! What holds for all of it, each proved by a test:
//! - the secret leaves in one place, the body of a PATCH to one profile ([`request::write`]); it cannot be read back by anyone;
//! - a change is one request: the profile has either the old secret or the new one, and with `If-Match` never somebody else's change undone;
//! - what an environment cannot tell, because it is older or the admin may not see it, is said to be unknown.
//!
//! Sources: Microsoft Learn, "Use the Microsoft Dataverse Web API" (compose requests and handle errors, 2023-04-14; conditional
//! operations; aggregate data; service protection limits) and the table references of `emailserverprofile` and `mailbox` (2023 to 2025).

pub mod change;
pub mod organisation;
pub mod plan;
pub mod profile;
pub mod request;
pub mod trouble;
