//! The report for the change ticket: one HTML file of what was set up, by which evidence, to save or print. Made of the view, in which
//! no client secret is. Pure, but for the part of the panel that saves it.

use super::model::Action;
use super::permissions::plan_of;
use super::{page, words};
use crate::protocol::panel::*;
use crate::setup::permissions::EWS_ENDS;
use yew::prelude::*;

/// What the saved report is called.
const FILE: &str = "tenant-bridge-report.html";
/// How it looks; inside the file, which loads nothing.
const STYLE: &str = include_str!("report/style.css");

/// The button, and the choice of masked IDs.
#[component]
pub fn Report(props: &Props) -> Html {
    let Props { setup, act } = props;
    let masked = use_state(|| false);
    let mask = {
        let masked = masked.clone();
        Callback::from(move |event: Event| masked.set(page::is_checked(&event)))
    };
    let save = {
        let (setup, act, masked) = (setup.clone(), act.clone(), *masked);
        // Made when it is asked for: it says when that was.
        Callback::from(move |event: MouseEvent| {
            let text = html_of(&setup, masked, page::now(), &page::moment);
            page::save_and_say(FILE, page::HTML, text, &act).emit(event);
        })
    };
    html! {
        <details class="ticket" data-testid="report">
            <summary>{ "Report for the ticket" }</summary>
            <p class="quiet">
                { "A web page of what was set up, when and by which evidence. It never holds the client secret. Open it to print it." }
            </p>
            <label class="tick">
                <input type="checkbox" data-testid="report-mask" checked={*masked} onchange={mask} />{ "Shorten the IDs" }
            </label>
            <button type="button" data-testid="report-save" onclick={save}>{ "Save the report" }</button>
        </details>
    }
}

/// What the part is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The open setup.
    pub setup: SetupView,
    /// Changes the panel's own state.
    pub act: Callback<Action>,
}

/// The report, whole. `moment` writes a time as the admin reads it.
pub fn html_of(setup: &SetupView, masked: bool, now: Millis, moment: &dyn Fn(Millis) -> String) -> String {
    let mut page = Page::default();
    page.0.push_str("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>");
    page.text(&setup.name);
    page.0.push_str(" · Tenant Bridge report</title>\n<style>\n");
    page.0.push_str(STYLE);
    page.0.push_str("</style>\n");
    page.element("h1", &setup.name);
    page.element("p", &["Tenant Bridge report of ", &moment(now), ". It holds no client secret."].concat());
    page.table("Values", &values(setup, moment));
    page.table("Steps", &steps(setup));
    page.table("Permissions", &permissions(setup));
    page.table("Proof", &proof(setup, moment));
    page.table("Server profile form", &form(setup, moment));
    page.table("Open problems", &problems(setup));
    if masked { without_guids(&page.0) } else { page.0 }
}

/// Rows of a table: a name, what is known, and by which evidence.
type Row = [String; 3];

fn row(name: &str, what: impl Into<String>, why: impl Into<String>) -> Row {
    [name.to_owned(), what.into(), why.into()]
}

fn values(setup: &SetupView, moment: &dyn Fn(Millis) -> String) -> Vec<Row> {
    let why = |evidence: Option<&Evidence>| {
        let Some(evidence) = evidence else { return String::new() };
        let label = if evidence.label.is_empty() { String::new() } else { ["“", &evidence.label, "”, "].concat() };
        [&label, &words::evidence(evidence), ", ", &moment(evidence.at)].concat()
    };
    let id = |field, view: &IdView| {
        let value = view.value.clone().unwrap_or_else(|| "not there".to_owned());
        row(words::value_name(field), value, why(view.evidence.as_ref()))
    };
    let secret = &setup.client_secret;
    let held = secret.length.map_or_else(|| "not held any more".to_owned(), words::secret);
    // The day outlives the secret.
    let day = secret.expires.as_deref().map(words::day).or_else(|| setup.end.ends.day().map(|day| day.in_words()));
    let held = [held, day.map(|day| [" · ends ", &day].concat()).unwrap_or_default()].concat();
    vec![
        id(ValueField::TenantId, &setup.tenant_id),
        id(ValueField::ClientId, &setup.client_id),
        row(
            words::value_name(ValueField::ClientSecret),
            held,
            [secret.description.clone().unwrap_or_default(), why(secret.evidence.as_ref())].join(" "),
        ),
        row("Profile name", setup.profile_name.clone(), ""),
    ]
}

fn steps(setup: &SetupView) -> Vec<Row> {
    let step = |step: &StepView| {
        let why = if step.ticked { "by the admin's own word" } else { "" };
        row(words::guide(step.step).title, words::step_state(step.state, step.ticked), why)
    };
    setup.steps.iter().map(step).collect()
}

fn permissions(setup: &SetupView) -> Vec<Row> {
    let permission = |permission: &PermissionView| {
        let optional = plan_of(permission).is_some_and(|plan| !plan.is_required());
        row(&permission.name, words::permission_state(permission.seen.state, optional), &*permission.api)
    };
    setup.permissions.iter().map(permission).collect()
}

fn proof(setup: &SetupView, moment: &dyn Fn(Millis) -> String) -> Vec<Row> {
    let proof = &setup.proof;
    let mut rows = vec![row("Verified", words::verify_status(proof), proof.at.map(moment).unwrap_or_default())];
    if let Some(found) = &proof.tenant {
        rows.push(row(
            "Tenant",
            words::tenant_place(found.region.as_deref(), found.gcc, found.cloud),
            "Entra's public configuration",
        ));
    }
    if let Some(readiness) = proof.readiness {
        rows.push(row("Works today, over Exchange Web Services", words::works(readiness.today), ""));
        let later = ["Works from ", &words::day(EWS_ENDS), " on, over Microsoft Graph"].concat();
        rows.push(row(&later, words::works(readiness.after_ews), ""));
    }
    rows.extend(proof.roles.iter().map(|role| row(&role.name, words::role_state(role), role.api.name())));
    rows.extend(
        proof.mailboxes.iter().map(|(api, reached)| row(&proof.mailbox, words::mailbox_reached(*api, *reached), api.name())),
    );
    rows
}

fn form(setup: &SetupView, moment: &dyn Fn(Millis) -> String) -> Vec<Row> {
    let place = words::private(&setup.form.page, setup.form.incognito);
    let field = |field: &FillRow| {
        let why = field.reason.as_ref().map(|reason| words::fill_reason(reason).saw.into_owned());
        row(words::form_field(field.field), words::fill_state(field.state), why.unwrap_or_default())
    };
    let seen = (setup.form.state != FormState::None).then(|| row("Seen in", place, ""));
    let saved = setup.saved.as_ref().map(|saved| {
        let place = words::private(&saved.page, saved.incognito);
        row("Saved", words::saved(&setup.profile_name, Some(saved)), [&place, ", ", &moment(saved.at)].concat())
    });
    seen.into_iter().chain(setup.fill.fields.iter().map(field)).chain(saved).collect()
}

fn problems(setup: &SetupView) -> Vec<Row> {
    let problem = |problem: &Problem| {
        let words::Trouble { saw, means, .. } = words::problem(problem);
        row(&problem.code(), saw, means)
    };
    setup.problems.iter().map(problem).collect()
}

/// HTML in the making. Only [`Page::text`] takes what is not ours.
#[derive(Default)]
struct Page(String);

impl Page {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // Marks that would turn the text around it.
                c if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => self.0.push(' '),
                c => self.0.push(c),
            }
        }
    }

    fn element(&mut self, name: &str, text: &str) {
        self.0.extend(["<", name, ">"]);
        self.text(text);
        self.0.extend(["</", name, ">\n"]);
    }

    fn table(&mut self, title: &str, rows: &[Row]) {
        if rows.is_empty() {
            return;
        }
        self.element("h2", title);
        self.0.push_str("<table>\n");
        for [name, what, why] in rows {
            self.0.push_str("<tr>");
            self.element("th", name);
            self.element("td", what);
            self.element("td", why);
            self.0.push_str("</tr>\n");
        }
        self.0.push_str("</table>\n");
    }
}

/// The text with every GUID in it shortened to its ends, wherever it stands.
fn without_guids(text: &str) -> String {
    const LENGTH: usize = 36;
    let is_guid = |part: &str| {
        part.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
    };
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let guid = rest.get(..LENGTH).filter(|part| is_guid(part));
        match guid {
            Some(guid) => masked.push_str(&words::short(guid)),
            None => masked.push(c),
        }
        rest = &rest[guid.map_or(c.len_utf8(), str::len)..];
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panel::sample;
    use proptest::prelude::*;

    const TENANT: &str = "99999999-8888-4777-8666-555555555555";

    fn setup(text: &str) -> SetupView {
        let mut setup = sample::view().setup.unwrap();
        setup.name = text.to_owned();
        setup.profile_name = text.to_owned();
        setup.tenant_id = sample::captured_id(TENANT);
        setup.client_secret = sample::captured_secret();
        setup.client_secret.description = Some(text.to_owned());
        for evidence in [&mut setup.tenant_id.evidence, &mut setup.client_secret.evidence].into_iter().flatten() {
            (evidence.label, evidence.heading, evidence.page) = (text.to_owned(), text.to_owned(), text.to_owned());
        }
        setup.form = FormView { state: FormState::Found, page: text.to_owned(), incognito: true, possible: true, ..setup.form };
        let reason = Some(FillReason::NoSuchOption(vec![text.to_owned()]));
        setup.fill.fields = vec![FillRow { field: FormField::ServerType, state: FillState::Failed, reason }];
        setup.problems = vec![Problem::TenantIsDomain(text.to_owned())];
        setup
    }

    fn report(text: &str, masked: bool) -> String {
        html_of(&setup(text), masked, 0.0, &|_| "today".to_owned())
    }

    /// It stands in a ticket for years: what, when, by which evidence.
    #[test]
    fn it_says_what_was_done() {
        let report = report("Contoso mail", false);
        for part in [TENANT, "40 characters · ends 25 November 2027", "Tenant Bridge report of today", "private window", "failed"]
        {
            assert!(report.contains(part), "{part}: {report}");
        }
        assert!(!report.contains("http"), "it loads nothing");
    }

    /// IDs are shortened wherever a page put them, also in a title or a name.
    #[test]
    fn masked_ids_are_nowhere() {
        let masked = report(&["é", TENANT, "x", &TENANT.to_uppercase()].concat(), true);
        assert!(!masked.to_lowercase().contains(TENANT));
        assert!(masked.contains("9999…5555"));
    }

    proptest! {
        /// Whatever a page calls itself: in the report it is text. Every tag is one of ours.
        #[test]
        fn page_text_is_only_text(text in "[<>&\"'a-z/!=\\-\u{202e}é ]{0,40}", masked: bool) {
            let plain = report("x", masked);
            let tags = |html: &str| html.matches('<').count() + html.matches('>').count();
            let shown = report(&text, masked);
            prop_assert_eq!(tags(&shown), tags(&plain), "{}", shown);
            let turned = shown.contains('\u{202e}');
            prop_assert!(!turned);
            let quotes = |html: &str| html.matches('"').count();
            prop_assert_eq!(quotes(&shown), quotes(&plain), "{}", shown);
        }

        /// Shortening touches GUIDs only.
        #[test]
        fn other_text_stays(text in "(?s)[^0-9a-fA-F]{0,60}") {
            prop_assert_eq!(without_guids(&text), text);
        }
    }
}
