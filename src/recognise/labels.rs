//! Labels of the app registration pages in every language that has a source.
//!
//! From vendor documents per locale and tutorials written against the localised portal, gathered 2026-11. A language
//! without a source for a label has no row; none is invented. Rows marked `weak` are known from machine-translated documents
//! or a single mention: they support other evidence and never decide alone.

use super::normal::normal;
use crate::small::Map;
use std::sync::LazyLock;

/// What a label names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Role {
    /// Application (client) ID.
    ApplicationId,
    /// Directory (tenant) ID.
    DirectoryId,
    /// Object ID, of the app or its service principal.
    ObjectId,
    /// The column with a client secret's value; other pages use the word for other things.
    Value,
    /// A client secret's value, said in so many words.
    SecretValue,
    /// The id of a client secret, or of a certificate.
    SecretId,
    /// End of validity.
    Expires,
    /// Description of a client secret.
    Description,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct LabelRow {
    /// BCP 47 tag of the portal's language.
    pub language: &'static str,
    /// What it names.
    pub role: Role,
    /// The label as shown.
    pub text: &'static str,
    /// Never decides alone.
    pub weak: bool,
}

const fn row(language: &'static str, role: Role, text: &'static str) -> LabelRow {
    LabelRow { language, role, text, weak: false }
}

const fn weak(language: &'static str, role: Role, text: &'static str) -> LabelRow {
    LabelRow { language, role, text, weak: true }
}

/// The table.
pub const LABELS: &[LabelRow] = &[
    // Microsoft's own article calls it so ("Exchange Online cross-tenant authentication", 2026-08-13). The first is what a key vault calls
    // whatever is kept there, too: it says no more than "Value".
    row("en", Role::Value, "Secret value"),
    row("en", Role::SecretValue, "Client secret value"),
    // ApplicationId
    row("en", Role::ApplicationId, "Application (client) ID"),
    row("de", Role::ApplicationId, "Anwendungs-ID (Client)"),
    row("fr", Role::ApplicationId, "ID d'application (client)"),
    row("es", Role::ApplicationId, "Id. de aplicación (cliente)"),
    row("it", Role::ApplicationId, "ID applicazione (client)"),
    row("pt-BR", Role::ApplicationId, "ID do aplicativo (cliente)"),
    row("nl", Role::ApplicationId, "Toepassings-id (client)"),
    row("pl", Role::ApplicationId, "Identyfikator aplikacji (klienta)"),
    row("cs", Role::ApplicationId, "ID aplikace (klienta)"),
    row("hu", Role::ApplicationId, "Alkalmazás (ügyfél) azonosítója"),
    row("sv", Role::ApplicationId, "Program-ID (klient)"),
    row("tr", Role::ApplicationId, "Uygulama (istemci) kimliği"),
    row("ru", Role::ApplicationId, "Идентификатор приложения (клиента)"),
    row("ja", Role::ApplicationId, "アプリケーション (クライアント) ID"),
    row("ko", Role::ApplicationId, "애플리케이션(클라이언트) ID"),
    row("ko", Role::ApplicationId, "응용 프로그램(클라이언트) ID"),
    row("zh-Hans", Role::ApplicationId, "应用程序(客户端) ID"),
    row("zh-Hant", Role::ApplicationId, "應用程式 (用戶端) 識別碼"),
    // DirectoryId
    row("en", Role::DirectoryId, "Directory (tenant) ID"),
    row("de", Role::DirectoryId, "Verzeichnis-ID (Mandant)"),
    weak("de", Role::DirectoryId, "Verzeichnis-ID (Mandanten-ID)"),
    row("fr", Role::DirectoryId, "ID de l'annuaire (locataire)"),
    row("fr", Role::DirectoryId, "ID d'annuaire (locataire)"),
    row("fr", Role::DirectoryId, "ID de répertoire (locataire)"),
    row("es", Role::DirectoryId, "Id. de directorio (inquilino)"),
    row("it", Role::DirectoryId, "ID directory (tenant)"),
    row("pt-BR", Role::DirectoryId, "ID do diretório (locatário)"),
    row("nl", Role::DirectoryId, "Map-id (tenant)"),
    weak("nl", Role::DirectoryId, "Directory-ID (Tenant)"),
    row("pl", Role::DirectoryId, "Identyfikator katalogu (dzierżawy)"),
    row("cs", Role::DirectoryId, "ID adresáře (tenanta)"),
    row("hu", Role::DirectoryId, "Címtár (bérlő) azonosítója"),
    row("tr", Role::DirectoryId, "Dizin (kiracı) kimliği"),
    weak("ru", Role::DirectoryId, "идентификатор каталога (клиента)"),
    row("ja", Role::DirectoryId, "ディレクトリ (テナント) ID"),
    row("ko", Role::DirectoryId, "디렉터리(테넌트) ID"),
    row("zh-Hans", Role::DirectoryId, "目录(租户) ID"),
    row("zh-Hant", Role::DirectoryId, "目錄 (租用戶) 識別碼"),
    // ObjectId
    row("en", Role::ObjectId, "Object ID"),
    row("de", Role::ObjectId, "Objekt-ID"),
    weak("fr", Role::ObjectId, "ID d'objet"),
    row("es", Role::ObjectId, "Id. de objeto"),
    row("it", Role::ObjectId, "ID oggetto"),
    row("pt-BR", Role::ObjectId, "ID do objeto"),
    row("nl", Role::ObjectId, "Object-ID"),
    weak("pl", Role::ObjectId, "Identyfikator obiektu"),
    weak("cs", Role::ObjectId, "ID objektu"),
    weak("hu", Role::ObjectId, "objektum-azonosító"),
    row("sv", Role::ObjectId, "Objekt-ID"),
    row("tr", Role::ObjectId, "Nesne kimliği"),
    row("ru", Role::ObjectId, "Идентификатор объекта"),
    row("ja", Role::ObjectId, "オブジェクト ID"),
    row("ko", Role::ObjectId, "개체 ID"),
    row("zh-Hant", Role::ObjectId, "物件識別碼"),
    // Value
    row("en", Role::Value, "Value"),
    row("de", Role::Value, "Wert"),
    row("fr", Role::Value, "Valeur"),
    row("es", Role::Value, "Valor"),
    row("it", Role::Value, "Valore"),
    row("pt-BR", Role::Value, "Valor"),
    row("nl", Role::Value, "Waarde"),
    weak("pl", Role::Value, "wartość"),
    row("cs", Role::Value, "Hodnota"),
    weak("sv", Role::Value, "värde"),
    row("ru", Role::Value, "Значение"),
    row("ja", Role::Value, "値"),
    row("ko", Role::Value, "값"),
    row("zh-Hans", Role::Value, "值"),
    row("zh-Hant", Role::Value, "值"),
    // SecretId
    row("en", Role::SecretId, "Secret ID"),
    // The column was called so in 2020, and so are many others.
    weak("en", Role::SecretId, "ID"),
    row("de", Role::SecretId, "Geheimnis-ID"),
    weak("de", Role::SecretId, "Geheime ID"),
    weak("fr", Role::SecretId, "ID Secret"),
    row("es", Role::SecretId, "Id. de secreto"),
    row("es", Role::SecretId, "ID de Secreto"),
    weak("it", Role::SecretId, "ID segreto"),
    weak("pt-BR", Role::SecretId, "ID do segredo"),
    weak("pl", Role::SecretId, "Identyfikator wpisu tajnego"),
    row("ja", Role::SecretId, "シークレット ID"),
    row("zh-Hans", Role::SecretId, "机密 ID"),
    row("zh-Hant", Role::SecretId, "祕密識別碼"),
    // Expires
    row("en", Role::Expires, "Expires"),
    row("de", Role::Expires, "Läuft ab"),
    row("fr", Role::Expires, "Expire"),
    row("es", Role::Expires, "Expira"),
    row("it", Role::Expires, "Scadenza"),
    row("pt-BR", Role::Expires, "Expirar"),
    row("nl", Role::Expires, "Verloopt"),
    weak("pl", Role::Expires, "wygaśnięcie"),
    weak("cs", Role::Expires, "konec platnosti"),
    weak("hu", Role::Expires, "lejárat"),
    weak("tr", Role::Expires, "Süre sonu"),
    row("ru", Role::Expires, "Истекает"),
    row("ja", Role::Expires, "有効期限"),
    row("ko", Role::Expires, "만료"),
    row("zh-Hans", Role::Expires, "截止期限"),
    row("zh-Hans", Role::Expires, "过期时间"),
    row("zh-Hant", Role::Expires, "到期"),
    // Description
    row("en", Role::Description, "Description"),
    row("de", Role::Description, "Beschreibung"),
    row("fr", Role::Description, "Description"),
    row("es", Role::Description, "Descripción"),
    row("it", Role::Description, "Descrizione"),
    row("pt-BR", Role::Description, "Descrição"),
    row("nl", Role::Description, "Beschrijving"),
    row("pl", Role::Description, "Opis"),
    row("cs", Role::Description, "Popis"),
    row("hu", Role::Description, "Leírás"),
    row("sv", Role::Description, "Beskrivning"),
    row("tr", Role::Description, "Açıklama"),
    row("ru", Role::Description, "Описание"),
    row("ja", Role::Description, "説明"),
    row("ko", Role::Description, "설명"),
    row("zh-Hans", Role::Description, "说明"),
    row("zh-Hant", Role::Description, "描述"),
];

/// By normal form: the first row that has it; weak only if every such row is. Every label of every report is looked up here.
static ROWS: LazyLock<Map<String, LabelRow>> = LazyLock::new(|| {
    let mut rows = Map::new();
    for row in LABELS {
        let weak = rows.get(&normal(row.text)).is_none_or(|known: &LabelRow| known.weak);
        let first = rows.get(&normal(row.text)).copied().unwrap_or(*row);
        rows.insert(normal(row.text), LabelRow { weak: weak && row.weak, ..first });
    }
    rows
});

/// All labels that mean something, in the agent's normal form, with their roles.
fn known() -> impl Iterator<Item = (&'static str, Role)> {
    ROWS.iter().map(|(label, row)| (label.as_str(), row.role))
}

/// What is left behind a label of a link to more about it, "(what is this?)", whose text is none of the label's; and marks of help.
const LEFT_BEHIND: [&str; 3] = ["()", "(?)", "?"];

/// The row of a label in the agent's normal form.
fn row_of(label: &str) -> Option<&'static LabelRow> {
    let bare = LEFT_BEHIND.iter().find_map(|rest| label.strip_suffix(rest)).unwrap_or(label);
    ROWS.get(bare.trim_end())
}

/// The meaning of a label in the agent's normal form: its role, and whether every row that says so is weak.
pub fn meaning(label: &str) -> Option<(Role, bool)> {
    row_of(label).map(|row| (row.role, row.weak))
}

// English only, as the documents beside a portal and the logs that have such columns are where no translation is known.
const EXAMPLES: [&str; 4] = ["example", "examples", "sample", "samples"];
/// What examples are of. A heading with other words may be the name of an app.
const OF_WHAT: [&str; 9] = ["value", "values", "data", "request", "response", "output", "code", "configuration", "settings"];
/// Values that are not in force.
const NOT_IN_FORCE: [&str; 5] = ["old", "previous", "former", "default", "placeholder"];

/// Whether a column in normal form is one of examples, or of what was there before: documents beside a portal say "Example value" of IDs
/// that nobody has, logs of changes "Old value".
pub fn heads_no_values(column: &str) -> bool {
    column.split(' ').any(|word| EXAMPLES.contains(&word)) || has_only(column, &NOT_IN_FORCE)
}

/// Whether a heading in normal form says that examples are below it, and nothing else.
pub fn heads_examples(heading: &str) -> bool {
    has_only(heading, &EXAMPLES)
}

/// One of the words, and else only what it is of.
fn has_only(text: &str, words: &[&str]) -> bool {
    text.split(' ').any(|word| words.contains(&word))
        && text.split(' ').all(|word| words.contains(&word) || OF_WHAT.contains(&word))
}

/// Columns of settings, variables and tokens that the grid of client secrets has never had. In normal form, and short: a longer one would
/// be looked for on every page.
const OF_OTHER_TABLES: [&str; 3] = ["name", "key", "scope"];

/// Whether a column in normal form tells that a table is none of client secrets.
pub fn is_of_other_tables(column: &str) -> bool {
    OF_OTHER_TABLES.contains(&column)
}

/// Columns that tell which app a row is about: a page about one app has none.
const OF_APPS: [&str; 4] = ["app", "app name", "application", "application name"];

/// Whether a column in normal form tells that a table is about several apps.
pub fn is_of_apps(column: &str) -> bool {
    OF_APPS.contains(&column)
}

/// What agents look for beside values, in normal form: labels that mean something, and columns that tell another table.
pub fn beside_values() -> impl Iterator<Item = &'static str> {
    known().filter(|(_, role)| *role != Role::ObjectId).map(|(label, _)| label).chain(OF_OTHER_TABLES).chain(OF_APPS)
}

/// A label in the agent's normal form as people read it: spelled as in the table, or as it came.
pub fn spelling(label: &str) -> &str {
    row_of(label).map_or(label, |row| row.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All languages are matched at once, so one text must never mean two things.
    #[test]
    fn no_two_labels_collide() {
        let mut seen = std::collections::BTreeMap::<String, Role>::new();
        for row in LABELS {
            let label = normal(row.text);
            assert!(!label.is_empty());
            let before = *seen.entry(label.clone()).or_insert(row.role);
            assert_eq!(before, row.role, "{label:?} ({})", row.language);
        }
        assert!(seen.len() > 90);
    }

    /// The words are English ones of many other names, too.
    #[test]
    fn examples_are_headed_as_such() {
        for heading in ["example", "sample values", "example configuration"] {
            assert!(heads_examples(heading), "{heading}");
        }
        for heading in ["", "values", "sample app", "d365 example | overview", "for example, contoso"] {
            assert!(!heads_examples(heading), "{heading}");
        }
        for column in ["example", "an example of it", "old value", "previous", "default values"] {
            assert!(heads_no_values(column), "{column}");
        }
        for column in ["", "value", "default directory", "new value"] {
            assert!(!heads_no_values(column), "{column}");
        }
    }

    /// A text that one source gives weakly and another gives well is well known.
    #[test]
    fn meanings() {
        assert_eq!(meaning("application(client)id"), Some((Role::ApplicationId, false)));
        assert_eq!(meaning("verzeichnis-id(mandanten-id)"), Some((Role::DirectoryId, true)));
        assert_eq!(meaning("应用程序(客户端)id"), Some((Role::ApplicationId, false)));
        assert_eq!(meaning("subscription id"), None);
        for label in ["application(client)id()", "application(client)id(?)", "application(client)id ?"] {
            assert_eq!(meaning(label), Some((Role::ApplicationId, false)), "{label}");
        }
        assert_eq!([meaning(""), meaning("()"), meaning("application(client)id(old)")], [None; 3]);
        assert_eq!(spelling("directory(tenant)id"), "Directory (tenant) ID");
        assert_eq!(spelling("subscription id"), "subscription id");
    }
}
