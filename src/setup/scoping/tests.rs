//! What a person types must stay a text, whatever it is.

use super::*;
use proptest::prelude::*;

const MAILBOX: &str = "sales@contoso.com";

fn place() -> Place {
    Place {
        cloud: Cloud::Public,
        tenant: TenantId::parse("3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c").unwrap(),
        client: ClientId::parse("7d6c5b4a-3f2e-4d1c-9b0a-8f7e6d5c4b3a").unwrap(),
    }
}

fn all(scope: &Scope) -> [Commands; 3] {
    let mailbox = Address::parse(MAILBOX).unwrap();
    let object = Guid::parse("0f1e2d3c-4b5a-4968-8776-655443322110").unwrap();
    [
        application_access_policy(&place(), scope, &mailbox),
        rbac_for_applications(&place(), scope, &object, &mailbox),
        ews_allow_list(&place()),
    ]
}

/// A script as PowerShell's tokenizer sees it: single-quoted literals with their values, and everything else.
/// Comments and double-quoted strings count as code; an unclosed literal is `None`.
fn tokens(script: &str) -> Option<(String, Vec<String>)> {
    const QUOTES: [char; 5] = ['\'', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}'];
    let (mut code, mut literals) = (String::new(), Vec::new());
    let mut chars = script.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '#' => {
                code.push(c);
                code.extend(std::iter::from_fn(|| chars.next_if(|c| *c != '\n')));
            }
            '"' => {
                code.push(c);
                code.extend(std::iter::from_fn(|| chars.next_if(|c| *c != '"')));
                code.push(chars.next()?);
            }
            c if QUOTES.contains(&c) => {
                let mut literal = String::new();
                loop {
                    let c = chars.next()?;
                    if !QUOTES.contains(&c) {
                        literal.push(c);
                    } else if let Some(second) = chars.next_if(|next| QUOTES.contains(next)) {
                        literal.push(second);
                    } else {
                        break;
                    }
                }
                code.push('§');
                literals.push(literal);
            }
            c => code.push(c),
        }
    }
    Some((code, literals))
}

proptest! {
    /// Whatever name and group are accepted, the code around them is that of a harmless name, and the literals are the very texts.
    #[test]
    fn nothing_typed_becomes_code(name in "\\PC{1,40}|[a-z'’‘‚‛\"`$();#\n|&{}-]{1,40}", local in "[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,30}") {
        let plain = Scope { group: Address::parse("group@contoso.com").unwrap(), name: Label::parse("name").unwrap() };
        let (Ok(name), Ok(group)) = (Label::parse(&name), Address::parse(&format!("{local}@contoso.com"))) else { return Ok(()) };
        let typed = Scope { group: group.clone(), name: name.clone() };
        for (typed, plain) in all(&typed).iter().zip(all(&plain)) {
            for (typed, plain) in [(&typed.change, &plain.change), (&typed.test, &plain.test)] {
                let (code, literals) = tokens(typed).unwrap();
                let (plain_code, plain_literals) = tokens(plain).unwrap();
                prop_assert_eq!(code, plain_code);
                let expected: Vec<&str> = plain_literals.iter().map(|literal| match literal.as_str() {
                    "name" => name.as_str(),
                    "group@contoso.com" => group.as_str(),
                    other => other,
                }).collect();
                prop_assert_eq!(literals, expected);
            }
        }
    }
}

/// The property is worth what its reader of scripts can tell apart.
#[test]
fn the_reader_sees_an_injection() {
    let literals = |script: &str| tokens(script).map(|(code, literals)| (code, literals.join("|")));
    let seen = |code: &str, text: &str| Some((code.to_owned(), text.to_owned()));
    assert_eq!(literals("$name = 'it’’s' # 'no'\n\"$a'b\""), seen("$name = § # 'no'\n\"$a'b\"", "it’s"));
    assert_eq!(literals("$name = 'x’; Remove-Mailbox y; ‘'"), seen("$name = §; Remove-Mailbox y; §", "x|"));
    assert_eq!(literals("$name = 'it's'"), None);
}

/// Roles of Exchange for exactly the permissions that it can limit; ids and day stand where they belong, nothing is left open.
#[test]
fn commands_are_complete() {
    let scope = Scope { group: Address::parse("d365-sss@contoso.com").unwrap(), name: Label::parse("D365 SSS").unwrap() };
    let [policy, rbac, ews] = all(&scope);
    assert!(policy.change.contains("New-ApplicationAccessPolicy -AppId $appId -PolicyScopeGroupId $group"));
    assert_eq!(rbac.change.matches("'Application ").count(), 7);
    assert!(rbac.change.contains("'Application EWS.AccessAsApp'") && !rbac.change.contains("Tasks"));
    assert!(ews.change.contains(EWS_ENDS));
    for commands in [&policy, &rbac, &ews] {
        for text in [&commands.change, &commands.test] {
            assert!(text.contains(place().tenant.as_str()) && text.contains(place().client.as_str()));
            assert!(!["{service-principal}", "{roles}", "{ews-ends}"].iter().any(|hole| text.contains(hole)));
        }
    }
}
