//! Forms: which are trusted, what their agents are told to do, and what becomes of it.

use super::*;

/// A form of the admin center, on which Fill was pressed.
pub(super) fn filling() -> (Source, World) {
    let ppac = page("f", PPAC);
    let mut world = World::with_setup();
    world.ready();
    world.report(&ppac, with_controls(form(1)));
    world.run(Event::Panel(Intent::Fill));
    (ppac, world)
}

/// Who may be filled: each row is a place that must get nothing, or the one that may.
#[test]
fn trusted_places() {
    let dataverse = "https://contoso.crm4.dynamics.com";
    let null = |mut s: Source| {
        s.origin = "null".to_owned();
        s
    };
    for (source, ancestors, trusted) in [
        (page("f", PPAC), vec![], true),
        (page("f", dataverse), vec!["https://admin.powerplatform.microsoft.com"], true),
        (page("f", PPAC), vec!["https://evil.example"], false),
        (page("f", dataverse), vec!["https://admin.powerplatform.microsoft.com", "https://evil.example"], false),
        (page("f", dataverse), vec!["null"], false),
        (page("f", "https://admin.powerplatform.microsoft.com.evil.example/"), vec![], false),
        (page("f", "http://admin.powerplatform.microsoft.com/"), vec![], false),
        (page("f", PORTAL), vec![], false),
        (null(page("f", PPAC)), vec![], false),
    ] {
        let mut world = World::with_setup();
        world.ready();
        let ancestors = ancestors.into_iter().map(str::to_owned).collect();
        world.report(&source, Report { ancestors, controls: form(1), ..Report::default() });
        let said = world.state.session.documents.get(&source.document).is_some_and(is_trusted);
        assert_eq!(said, trusted, "{source:?}");
        assert_eq!(world.setup().fill.allowed, trusted, "{source:?}");
        world.run(Event::Panel(Intent::Fill));
        assert_eq!(world.sent_step().is_some(), trusted, "{source:?}");
    }
}

/// Two forms, no form, half a form, the edit screen.
#[test]
fn forms_in_sight() {
    let oauth = |mut controls: Vec<Control>| {
        controls[2].value = ControlValue::Text("Oauth (Cross Tenant)".into());
        controls
    };
    let unset = |mut controls: Vec<Control>| {
        for control in controls.iter_mut().filter(|c| c.kind == ControlKind::Choice) {
            control.value = ControlValue::Initial("All types".into());
        }
        controls
    };
    let hidden = |controls: Vec<Control>| controls.into_iter().map(|c| Control { visible: false, ..c }).collect::<Vec<_>>();
    let filter = vec![control(ControlKind::Choice, "Email Server Type", 1)];
    let with_tenant = || [form(1), vec![control(ControlKind::Text, "Tenant ID", 1)]].concat();
    for (controls, expected) in [
        (vec![], FormState::None),
        (filter, FormState::None),
        (unset(form(1)), FormState::None),
        (unset(form(1)[..2].to_vec()), FormState::None),
        (hidden(form(1)), FormState::None),
        (form(1), FormState::Found),
        ([form(1), hidden(form(2))].concat(), FormState::Found),
        ([form(1), form(2)].concat(), FormState::Ambiguous),
        (oauth(form(1)), FormState::EditWithoutOauth),
        (oauth(with_tenant()), FormState::Found),
    ] {
        let mut world = World::with_setup();
        world.ready();
        world.report(&page("f", PPAC), with_controls(controls.clone()));
        assert_eq!(world.setup().form.state, expected, "{controls:?}");
        assert_eq!(world.setup().fill.allowed, expected == FormState::Found);
    }
}

/// A copy of the model-driven form that is older than the OAuth columns: recognised where the address names a record, because a new
/// one's boxes may lie on another tab.
#[test]
fn an_old_model_driven_form() {
    let named =
        |kind, label: &str, column: &str| Control { names: vec![format!("{column}.fieldControl-x")], ..control(kind, label, 1) };
    let mut authentication = named(ControlKind::Choice, "Incoming Email Credential Retrieval", "incomingcredentialretrieval");
    authentication.value = ControlValue::Text("OAuth with Microsoft Entra ID".into());
    let tenant = named(ControlKind::Text, "Exchange Online Tenant Id", "exchangeonlinetenantid");
    let client = named(ControlKind::Text, "Oauth ClientId", "oauthclientid");
    let old = vec![authentication, tenant];
    let record =
        "https://contoso.crm4.dynamics.com/main.aspx?etn=emailserverprofile&id=%7B6f1d3c52-8a0e-4f11-9f8a-0022480a1b2c%7D";
    for (url, controls, expected) in [
        (record, old.clone(), FormState::EditWithoutOauth),
        ("https://contoso.crm4.dynamics.com/main.aspx?etn=emailserverprofile", old.clone(), FormState::Found),
        (record, [old, vec![client]].concat(), FormState::Found),
    ] {
        let mut world = World::with_setup();
        world.ready();
        world.report(&page("f", url), with_controls(controls));
        assert_eq!(world.setup().form.state, expected, "{url}");
    }
}

/// A field that holds something else is asked about, and only that answer writes it.
#[test]
fn fill_question() {
    let ppac = page("f", PPAC);
    for (replace, expected) in [(true, FillState::Filled), (false, FillState::Kept)] {
        let mut world = World::with_setup();
        world.ready();
        world.report(&ppac, with_controls(form(1)));
        world.run(Event::Panel(Intent::Fill));
        let mut page_name = "Old name".to_owned();
        let mut agent = |step: &agent::Step| match &step.action {
            Action::Write { text, replace } if step.find.labels.contains(&"name".to_owned()) => {
                if *replace {
                    text.expose().clone_into(&mut page_name);
                    Outcome::Filled
                } else {
                    Outcome::Differs { current: page_name.as_str().into() }
                }
            }
            Action::Check { .. } => Outcome::Already,
            _ => Outcome::Filled,
        };
        world.play(&ppac, &mut agent);
        let question = world.setup().fill.questions[0].clone();
        assert_eq!((question.field, question.current.as_str()), (FormField::Name, "Old name"));
        world.run(Event::Panel(Intent::AnswerFill { field: FormField::Name, replace }));
        world.play(&ppac, &mut agent);
        assert!(world.fields().contains(&(FormField::Name, expected)), "{:?}", world.fields());
        assert_eq!(page_name == "Old name", !replace);
    }
}

/// Somebody pasted the secret into the box for the tenant ID. (That neither disk nor panel sees it `World` asserts after every event.)
#[test]
fn a_secret_in_another_box_is_not_shown() {
    let (ppac, mut world) = filling();
    world.play(&ppac, |step| match &step.action {
        Action::Write { text, .. } if text.expose() == TENANT => {
            Outcome::Differs { current: format!(" {SECRET}").as_str().into() }
        }
        Action::Check { .. } => Outcome::Already,
        _ => Outcome::Filled,
    });
    let question = world.setup().fill.questions[0].clone();
    assert_eq!((question.field, question.current.as_str()), (FormField::TenantId, ""));
}

/// What a form was asked about goes with it: no answer could do anything, and the report says so.
#[test]
fn a_question_goes_with_its_form() {
    let (ppac, mut world) = filling();
    world.play(&ppac, |step| match &step.action {
        Action::Write { .. } if step.find.labels.contains(&"name".to_owned()) => Outcome::Differs { current: "Old name".into() },
        Action::Check { .. } => Outcome::Already,
        _ => Outcome::Filled,
    });
    assert_eq!(world.setup().fill.questions.len(), 1);
    world.run(Event::TabClosed { tab: 7 });
    assert_eq!(world.setup().fill.questions, []);
    assert!(world.fields().contains(&(FormField::Name, FillState::Failed)), "{:?}", world.fields());
    assert!(world.fields().contains(&(FormField::TenantId, FillState::Filled)), "{:?}", world.fields());
}

/// Two fields hold something else; the second answer comes while the first is still being written, and is not lost.
#[test]
fn answers_given_while_filling_count() {
    let (ppac, mut world) = filling();
    let agent = |step: &agent::Step| match &step.action {
        Action::Write { replace: false, .. } if step.find.labels.contains(&"name".to_owned()) => {
            Outcome::Differs { current: "Old name".into() }
        }
        Action::Write { replace: false, .. } if step.find.labels.contains(&"tenant id".to_owned()) => {
            Outcome::Differs { current: OTHER_APP.into() }
        }
        Action::Check { .. } => Outcome::Already,
        _ => Outcome::Filled,
    };
    world.play(&ppac, agent);
    world.run(Event::Panel(Intent::AnswerFill { field: FormField::TenantId, replace: true }));
    let sent = world.effects.clone();
    world.run(Event::Panel(Intent::AnswerFill { field: FormField::Name, replace: false }));
    world.effects.extend(sent);
    assert_ne!(world.setup().state, SetupState::Filled);
    world.play(&ppac, agent);
    assert!(world.fields().contains(&(FormField::Name, FillState::Kept)), "{:?}", world.fields());
    assert!(world.fields().contains(&(FormField::TenantId, FillState::Filled)));
    assert_eq!(world.setup().state, SetupState::Filled);
}

/// A reveal eye shows the old secret to the page; the question about it must not show it to the panel.
#[test]
fn an_old_secret_is_not_repeated() {
    let (ppac, mut world) = filling();
    world.play(&ppac, |step| match &step.action {
        Action::Write { .. } if step.find.kinds.contains(&ControlKind::Password) => Outcome::Differs { current: "old8Q~".into() },
        Action::Check { .. } => Outcome::Already,
        _ => Outcome::Filled,
    });
    let question = world.setup().fill.questions[0].clone();
    assert_eq!((question.field, question.current.as_str()), (FormField::ClientSecret, ""));
}

/// An ID in capitals is the same ID: it is left as it is, and nobody is asked. A box may also write it so.
#[test]
fn an_id_in_capitals_is_right() {
    let ppac = page("f", PPAC);
    let mut world = World::with_setup();
    const ID: &str = "abcdef01-8888-4777-8666-555555555555";
    for (field, text) in [(ValueField::TenantId, ID), (ValueField::ClientId, APP), (ValueField::ClientSecret, SECRET)] {
        world.run(Event::Panel(Intent::Type { field, text: text.into() }));
    }
    world.report(&ppac, with_controls(form(1)));
    world.run(Event::Panel(Intent::Fill));
    let held = ID.to_uppercase();
    world.play(&ppac, |step| match &step.action {
        Action::Write { text, .. } if text.expose() == ID => Outcome::Differs { current: held.as_str().into() },
        Action::Write { text, .. } if text.expose() == APP => Outcome::NotKept { current: APP.to_uppercase().as_str().into() },
        Action::Check { texts } if texts[0].expose() == ID => {
            if texts.iter().any(|text| text.expose() == held) {
                Outcome::Already
            } else {
                Outcome::Failed
            }
        }
        Action::Check { .. } => Outcome::Already,
        _ => Outcome::Filled,
    });
    assert!(world.setup().fill.questions.is_empty());
    assert!(world.fields().contains(&(FormField::TenantId, FillState::Already)), "{:?}", world.fields());
    assert_eq!(world.setup().state, SetupState::Filled);
}

/// Without the authentication type there is nothing to write the secret into: it is not sent.
#[test]
fn no_oauth_no_secret() {
    let (ppac, mut world) = filling();
    world.play(&ppac, |step| {
        assert!(!to_text(step).contains(SECRET));
        match &step.action {
            Action::Choose { options, .. } if options[0].starts_with("oauth") => {
                Outcome::NoSuchOption { offered: vec!["s2s".to_owned()] }
            }
            Action::Check { .. } => Outcome::Already,
            _ => Outcome::Filled,
        }
    });
    let row = world.setup().fill.fields.into_iter().find(|r| r.field == FormField::ClientSecret).unwrap();
    assert_eq!((row.state, row.reason), (FillState::Missing, Some(FillReason::Skipped)));
    assert_ne!(world.setup().state, SetupState::Filled);
}

/// Words that only ask for a choice, and dashes for nothing, are nobody's entry: they are replaced without a question, and once.
#[test]
fn what_only_asks_is_no_entry() {
    let (ppac, mut world) = filling();
    let mut first = true;
    world.play(&ppac, |step| match &step.action {
        Action::Choose { replace: false, .. } if std::mem::take(&mut first) => Outcome::Differs { current: "Select...".into() },
        Action::Write { text, replace: false } if text.expose() == TENANT => Outcome::Differs { current: "---".into() },
        Action::Check { .. } => Outcome::Already,
        _ => Outcome::Filled,
    });
    assert!(world.setup().fill.questions.is_empty());
    assert_eq!(world.setup().state, SetupState::Filled, "{:?}", world.fields());
}

/// A form that takes the place of the other while it is filled may be another profile's: it holds another name, or none. It does not get
/// the secret.
#[test]
fn another_form_gets_no_secret() {
    let (ppac, mut world) = filling();
    world.play(&ppac, |step| {
        assert!(!to_text(step).contains(SECRET));
        match &step.action {
            Action::Check { texts } if texts[0].expose() == "Exchange Online 1" => Outcome::NotKept { current: "".into() },
            Action::Check { .. } => Outcome::Already,
            _ => Outcome::Filled,
        }
    });
    assert!(world.fields().contains(&(FormField::Name, FillState::Failed)), "{:?}", world.fields());
    assert_ne!(world.setup().state, SetupState::Filled);
}

/// The page goes away in the middle; the run ends and says so, and the secret is not sent after it.
#[test]
fn page_goes_away_while_filling() {
    let (ppac, mut world) = filling();
    assert!(world.sent_step().is_some());
    world.run(Event::Navigated { tab: 7, frame: 0, document: DocumentId("next".to_owned()) });
    assert!(!world.setup().fill.running);
    assert!(world.fields().iter().all(|(_, state)| *state == FillState::Failed));
    world.steps.clear();
    let late = Message::Outcomes(vec![Ended { step: 1, outcome: Outcome::Filled }]);
    world.run(Event::Agent { source: ppac, message: late });
    assert_eq!(world.sent_step(), None);
}

/// The form is closed in the middle: what it has not got failed, and nothing more is sent. When it has got everything and only a last look
/// at it is missing, it may have been saved: that is no failure.
#[test]
fn the_form_is_closed_while_filling() {
    let ppac = page("f", PPAC);
    for (until_check, failed) in [(false, 4), (true, 0)] {
        let mut world = World::with_setup();
        world.ready();
        world.report(&ppac, with_controls(form(1)));
        world.run(Event::Panel(Intent::Fill));
        let mut has_secret = false;
        world.play(&ppac, |step| match &step.action {
            Action::Check { .. } if has_secret => Outcome::Gone,
            Action::Check { .. } => Outcome::Already,
            Action::Write { .. } if !until_check => Outcome::Gone,
            action => {
                has_secret |= matches!(action, Action::Write { text, .. } if text.expose() == SECRET);
                Outcome::Filled
            }
        });
        assert!(!world.setup().fill.running);
        let fields = world.fields();
        let count = |wanted| fields.iter().filter(|(_, state)| *state == wanted).count();
        assert_eq!((count(FillState::Failed), count(FillState::Filled)), (failed, 6 - failed), "{fields:?}");
        assert_eq!(world.setup().state == SetupState::Filled, until_check);
    }
}

/// A box that shows the text while the record does not hold it (model-driven forms).
#[test]
fn record_is_the_truth() {
    let source = page("f", "https://contoso.crm4.dynamics.com/main.aspx");
    let mut world = World::with_setup();
    world.ready();
    let mut server = control(ControlKind::Choice, "x", 1);
    server.names = vec!["servertype.fieldControl-option-set-select".to_owned()];
    let mut name = control(ControlKind::Text, "x", 1);
    name.names = vec!["name.fieldControl-text-box-text".to_owned()];
    world.report(&source, with_controls(vec![server, name, control(ControlKind::Tab, "Credentials", 1)]));
    world.run(Event::Panel(Intent::Fill));
    let mut read = false;
    loop {
        read |= world.effects.iter().any(|e| matches!(e, Effect::ReadRecord { .. }));
        let Some(step) = world.sent_step() else { break };
        let outcome = if matches!(step.action, Action::Check { .. }) { Outcome::Already } else { Outcome::Filled };
        world.end(&source, &step, outcome);
    }
    assert!(read);
    let attributes = vec![("exchangeonlinetenantid".to_owned(), None), ("oauthclientid".to_owned(), Some(APP.to_owned()))];
    world.run(Event::Record { document: source.document, attributes });
    assert!(world.fields().contains(&(FormField::TenantId, FillState::Failed)));
    assert!(world.fields().contains(&(FormField::ClientId, FillState::Filled)));
    assert_ne!(world.setup().state, SetupState::Filled);
}

/// All other steps are sent together; the secret is not in the page before all else has ended, so that whoever
/// forgets it meanwhile has kept it from the page.
#[test]
fn the_secret_travels_alone() {
    let (ppac, mut world) = filling();
    let mut orders = vec![];
    loop {
        let sent = world.effects.drain(..).find_map(|effect| match effect {
            Effect::Send { order: Order::Steps(steps), .. } => Some(steps),
            _ => None,
        });
        let Some(steps) = sent else { break };
        orders.push(steps.len());
        for step in steps {
            if matches!(&step.action, Action::Write { text, .. } if text.expose() == TENANT) {
                world.run(Event::Panel(Intent::Wipe));
            }
            let has_secret = matches!(&step.action, Action::Write { text, .. } if text.expose() == SECRET);
            assert!(!has_secret, "it was forgotten in time");
            let outcome = if matches!(step.action, Action::Check { .. }) { Outcome::Already } else { Outcome::Filled };
            world.end(&ppac, &step, outcome);
        }
    }
    assert_eq!(orders, [5, 5, 5], "two choices and three texts, then the checks of these five, and the look after the end");
    assert!(world.fields().contains(&(FormField::ClientSecret, FillState::Missing)));
}
