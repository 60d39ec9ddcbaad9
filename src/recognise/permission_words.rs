//! Words of the portal's permissions page, in every language that has a source for them.
//!
//! From vendor documents per locale and tutorials written against the localised portal, gathered 2026-11; the types in French from
//! Microsoft Graph's permission tables (fr-fr). A language without a source for a word has no row; none is invented. `{tenant}` stands
//! for the tenant's display name. Weak rows are known from machine-translated documents or a single mention.

use super::normal::normal;
use std::sync::LazyLock;

/// What a text of that page says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// Status: consent has been given.
    Granted,
    /// Status: consent is missing.
    NotGranted,
    /// Header of the column with the status.
    Status,
    /// Header of the column that describes the permission.
    Description,
    /// Type: the app acts for itself.
    Application,
    /// Type: the app acts for a user.
    Delegated,
    /// Command that opens the request pane.
    AddPermission,
    /// Tab of the pane.
    OrganizationApis,
    /// Tile of the pane: the app acts for itself.
    ApplicationPermissions,
    /// Tile of the pane: the app acts for a user.
    DelegatedPermissions,
    /// The pane's button.
    AddPermissions,
    /// Command that grants consent.
    GrantConsent,
    /// Option: what else was granted stays.
    KeepOthers,
    /// The other option.
    DropOthers,
    /// Button of that question.
    SaveAndContinue,
    /// Title of the confirmation.
    ConsentTitle,
    /// Its button.
    Yes,
}

/// A row: language (BCP 47), what it says, the text as shown, and whether it never decides alone.
type WordRow = (&'static str, Word, &'static str, bool);

const fn row(language: &'static str, word: Word, text: &'static str) -> WordRow {
    (language, word, text, false)
}
const fn weak(language: &'static str, word: Word, text: &'static str) -> WordRow {
    (language, word, text, true)
}

/// The table.
pub const WORDS: &[WordRow] = &[
    row("en", Word::Granted, "Granted for {tenant}"),
    row("de", Word::Granted, "Gewährt für {tenant}"),
    row("fr", Word::Granted, "Accordé pour {tenant}"),
    row("es", Word::Granted, "Concedido para {tenant}"),
    weak("it", Word::Granted, "concesso per {tenant}"),
    row("pt", Word::Granted, "Concedido para {tenant}"),
    weak("nl", Word::Granted, "verleend voor {tenant}"),
    row("pl", Word::Granted, "Udzielono dla {tenant}"),
    row("cs", Word::Granted, "Uděleno pro {tenant}"),
    row("ja", Word::Granted, "{tenant} に付与されました"),
    weak("ko", Word::Granted, "{tenant}에 대해 허용됨"),
    weak("zh-hans", Word::Granted, "已授予"),
    weak("zh-hant", Word::Granted, "已授與"),
    row("en", Word::NotGranted, "Not granted"),
    row("fr", Word::NotGranted, "Pas accordé"),
    weak("es", Word::NotGranted, "No concedido"),
    row("pt", Word::NotGranted, "Não concedido"),
    row("en", Word::Status, "Status"),
    row("de", Word::Status, "Status"),
    row("fr", Word::Status, "État"),
    row("es", Word::Status, "Estado"),
    weak("it", Word::Status, "stato"),
    weak("pt", Word::Status, "status"),
    row("nl", Word::Status, "Status"),
    weak("pl", Word::Status, "stan"),
    row("cs", Word::Status, "Stav"),
    weak("hu", Word::Status, "állapot"),
    weak("sv", Word::Status, "status"),
    weak("tr", Word::Status, "durum"),
    weak("ru", Word::Status, "состояние"),
    row("ja", Word::Status, "状態"),
    row("ko", Word::Status, "상태"),
    row("zh-hans", Word::Status, "状态"),
    row("zh-hant", Word::Status, "狀態"),
    row("en", Word::Description, "Description"),
    row("de", Word::Description, "Beschreibung"),
    row("fr", Word::Description, "Description"),
    row("es", Word::Description, "Descripción"),
    row("it", Word::Description, "Descrizione"),
    row("pt", Word::Description, "Descrição"),
    row("nl", Word::Description, "Beschrijving"),
    row("pl", Word::Description, "Opis"),
    row("cs", Word::Description, "Popis"),
    row("hu", Word::Description, "Leírás"),
    row("sv", Word::Description, "Beskrivning"),
    row("tr", Word::Description, "Açıklama"),
    row("ru", Word::Description, "Описание"),
    row("ja", Word::Description, "説明"),
    row("ko", Word::Description, "설명"),
    row("zh-hans", Word::Description, "说明"),
    row("zh-hant", Word::Description, "描述"),
    row("en", Word::Application, "Application"),
    row("fr", Word::Application, "Application"),
    row("cs", Word::Application, "Aplikace"),
    row("en", Word::Delegated, "Delegated"),
    row("fr", Word::Delegated, "Déléguée"),
    row("cs", Word::Delegated, "Delegováno"),
    row("en", Word::AddPermission, "Add a permission"),
    row("de", Word::AddPermission, "Berechtigung hinzufügen"),
    row("fr", Word::AddPermission, "Ajouter une autorisation"),
    row("es", Word::AddPermission, "Agregar un permiso"),
    row("it", Word::AddPermission, "Aggiungi un'autorizzazione"),
    row("pt", Word::AddPermission, "Adicionar uma permissão"),
    row("nl", Word::AddPermission, "Machtiging toevoegen"),
    row("nl", Word::AddPermission, "Een machtiging toevoegen"),
    row("pl", Word::AddPermission, "Dodaj uprawnienie"),
    row("cs", Word::AddPermission, "Přidat oprávnění"),
    row("sv", Word::AddPermission, "Lägg till en behörighet"),
    weak("tr", Word::AddPermission, "izin Ekle"),
    row("ru", Word::AddPermission, "Добавить разрешение"),
    row("ja", Word::AddPermission, "アクセス許可の追加"),
    row("ko", Word::AddPermission, "권한 추가"),
    row("zh-hans", Word::AddPermission, "添加权限"),
    row("zh-hant", Word::AddPermission, "新增權限"),
    row("en", Word::OrganizationApis, "APIs my organization uses"),
    row("de", Word::OrganizationApis, "Von meiner Organisation verwendete APIs"),
    row("es", Word::OrganizationApis, "API usadas en mi organización"),
    row("ja", Word::OrganizationApis, "所属する組織で使用している API"),
    row("ru", Word::OrganizationApis, "API, используемые моей организацией"),
    row("en", Word::ApplicationPermissions, "Application permissions"),
    row("de", Word::ApplicationPermissions, "Anwendungsberechtigungen"),
    row("fr", Word::ApplicationPermissions, "Autorisations de l'application"),
    row("es", Word::ApplicationPermissions, "Permisos de aplicación"),
    row("es", Word::ApplicationPermissions, "Permisos de la aplicación"),
    row("it", Word::ApplicationPermissions, "Autorizzazioni applicazione"),
    row("pt", Word::ApplicationPermissions, "Permissões de aplicativo"),
    row("nl", Word::ApplicationPermissions, "Toepassingsmachtigingen"),
    row("pl", Word::ApplicationPermissions, "Uprawnienia aplikacji"),
    weak("cs", Word::ApplicationPermissions, "oprávnění aplikace"),
    row("sv", Word::ApplicationPermissions, "Programbehörigheter"),
    row("tr", Word::ApplicationPermissions, "Uygulama izinleri"),
    row("ru", Word::ApplicationPermissions, "Разрешения приложений"),
    row("ru", Word::ApplicationPermissions, "Разрешения приложения"),
    row("ja", Word::ApplicationPermissions, "アプリケーションの許可"),
    row("ja", Word::ApplicationPermissions, "アプリケーションのアクセス許可"),
    row("ko", Word::ApplicationPermissions, "애플리케이션 권한"),
    row("ko", Word::ApplicationPermissions, "애플리케이션 사용 권한"),
    row("zh-hans", Word::ApplicationPermissions, "应用程序权限"),
    row("zh-hant", Word::ApplicationPermissions, "應用程式權限"),
    row("en", Word::DelegatedPermissions, "Delegated permissions"),
    row("en", Word::AddPermissions, "Add permissions"),
    row("en", Word::GrantConsent, "Grant admin consent for {tenant}"),
    row("de", Word::GrantConsent, "Administratorzustimmung für {tenant} erteilen"),
    row("fr", Word::GrantConsent, "Accorder un consentement d'administrateur pour {tenant}"),
    row("fr", Word::GrantConsent, "Accorder le consentement de l'administrateur pour {tenant}"),
    row("es", Word::GrantConsent, "Conceder consentimiento de administrador para {tenant}"),
    row("it", Word::GrantConsent, "Concedi consenso amministratore per {tenant}"),
    row("pt", Word::GrantConsent, "Conceder consentimento do administrador para {tenant}"),
    row("pt", Word::GrantConsent, "Fornecer o consentimento do administrador para {tenant}"),
    row("nl", Word::GrantConsent, "Beheerderstoestemming verlenen voor {tenant}"),
    row("pl", Word::GrantConsent, "Udziel zgody administratora dla {tenant}"),
    row("cs", Word::GrantConsent, "Udělit souhlas správce pro {tenant}"),
    row("sv", Word::GrantConsent, "Bevilja administratörsmedgivande för {tenant}"),
    row("tr", Word::GrantConsent, "{tenant} için yönetici onayı ver"),
    row("ru", Word::GrantConsent, "Предоставить согласие администратора для {tenant}"),
    row("ja", Word::GrantConsent, "{tenant} に管理者の同意を与えます"),
    row("ko", Word::GrantConsent, "{tenant}에 대한 관리자 동의 허용"),
    row("zh-hans", Word::GrantConsent, "代表{tenant}授予管理员同意"),
    row("zh-hans", Word::GrantConsent, "代表{tenant}授予管理员许可"),
    row("zh-hans", Word::GrantConsent, "为 {tenant} 授予管理员许可"),
    row("zh-hans", Word::GrantConsent, "向{tenant}授予管理员许可"),
    row("zh-hant", Word::GrantConsent, "代表 {tenant} 授與管理員同意"),
    row("en", Word::KeepOthers, "Yes, add other granted permissions to configured permissions"),
    row("en", Word::DropOthers, "No, remove other granted permissions"),
    row("en", Word::SaveAndContinue, "Save and continue"),
    row("en", Word::ConsentTitle, "Grant admin consent confirmation"),
    row("en", Word::ConsentTitle, "Grant admin consent confirmation."),
    row("en", Word::Yes, "Yes"),
    row("cs", Word::Yes, "Ano"),
];

const TENANT: &str = "{tenant}";

/// A row in the agent's normal form.
struct Form {
    language: &'static str,
    word: Word,
    weak: bool,
    /// What stands before the tenant's name, or all.
    before: String,
    /// What stands after it.
    after: Option<String>,
    /// The name is written apart from what stands before and after it.
    apart: [bool; 2],
}

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| WORDS.iter().map(Form::of).collect());

impl Form {
    fn of(&(language, word, shown, weak): &WordRow) -> Self {
        let (before, after) = shown.split_once(TENANT).map_or((shown, None), |(before, after)| (before, Some(after)));
        // East Asian texts are written without spaces between words, whatever a document shows.
        let is_apart = |after: &str| after.starts_with(' ') && !after.trim_start().starts_with(|c: char| c >= '\u{2e80}');
        Self {
            language,
            word,
            weak,
            before: normal(before),
            after: after.map(normal),
            apart: [before.ends_with(' '), after.is_some_and(is_apart)],
        }
    }

    fn of_word(word: Word) -> impl Iterator<Item = &'static Self> {
        FORMS.iter().filter(move |form| form.word == word)
    }

    /// Whether a text in the agent's normal form is what the row shows, with any name for the tenant's.
    fn fits(&self, text: &str) -> bool {
        let Some(after) = &self.after else { return text == self.before };
        let name = text.strip_prefix(&*self.before).and_then(|rest| rest.strip_suffix(&**after)).unwrap_or_default();
        // A letter that follows at once belongs to another word.
        let is_glued = |c: Option<char>| c.is_none_or(char::is_alphanumeric);
        let [first, last] = self.apart;
        let is_other_word = (first && is_glued(name.chars().next())) || (last && is_glued(name.chars().next_back()));
        !name.is_empty() && !is_other_word
    }

    /// What it says may be a part of a tenant's name, or is not known well.
    fn needs_language(&self) -> bool {
        self.weak || self.before.is_empty()
    }
}

/// Whether a text in the agent's normal form is a spelling of the word.
pub fn is(text: &str, word: Word) -> bool {
    Form::of_word(word).any(|form| form.fits(text))
}

/// Whether a status says that consent has been given. Only a row of the table can say so: what is not known is no consent. A weak row, and one
/// that puts the tenant's name first and could therefore be a part of that name, needs the page's language beside it.
pub fn is_granted(status: &str, languages: &Languages) -> bool {
    let denied = Form::of_word(Word::NotGranted).any(|form| status.starts_with(&form.before));
    let says = |form: &Form| if form.after.is_some() { form.fits(status) } else { status.starts_with(&form.before) };
    !denied && Form::of_word(Word::Granted).any(|form| says(form) && (!form.needs_language() || languages.has(form.language)))
}

/// Languages that a page is in, by its own word and by the headers of its table.
pub struct Languages(Vec<String>);

impl Languages {
    /// Of a page that calls its language `tag` and has these headers, in the agent's normal form.
    pub fn of(tag: &str, headers: &[String]) -> Self {
        let tag = tag.to_ascii_lowercase();
        let columns = || FORMS.iter().filter(|form| matches!(form.word, Word::Status | Word::Description));
        // A header that English has too says nothing.
        let is_english = |form: &&Form| columns().any(|other| other.language == "en" && other.before == form.before);
        let by_headers = columns().filter(|form| headers.contains(&form.before) && !is_english(form));
        Self(std::iter::once(tag).chain(by_headers.map(|form| form.language.to_owned())).collect())
    }

    /// Chinese has two scripts, which its tags name by region as well.
    fn has(&self, language: &str) -> bool {
        let script = |tag: &str| match tag {
            "zh-cn" | "zh-sg" | "zh-hans" => "zh-hans".to_owned(),
            "zh-tw" | "zh-hk" | "zh-mo" | "zh-hant" => "zh-hant".to_owned(),
            tag if tag.starts_with("zh-hans") => "zh-hans".to_owned(),
            tag if tag.starts_with("zh-hant") => "zh-hant".to_owned(),
            tag => tag.split('-').next().unwrap_or_default().to_owned(),
        };
        self.0.iter().any(|tag| script(tag) == language)
    }
}

/// Texts of parts as a regular expression for the agent, with names that are no words. An apostrophe or a space may be another one on the
/// page.
pub fn parts_pattern(names: impl Iterator<Item = &'static str>) -> String {
    let read = [Word::Granted, Word::NotGranted, Word::Status, Word::Description, Word::Application, Word::Delegated, Word::Yes];
    any_of(WORDS.iter().filter(|row| !read.contains(&row.1)).map(|row| row.2).chain(names))
}

/// The same of answers, which stand all over a page.
pub fn answers_pattern() -> String {
    any_of(WORDS.iter().filter(|row| row.1 == Word::Yes).map(|row| row.2))
}

fn any_of(texts: impl Iterator<Item = &'static str>) -> String {
    texts.map(|text| pattern(text).replace(r"\{tenant\}", ".+?")).collect::<Vec<_>>().join("|")
}

fn pattern(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        match c {
            ' ' => out.push_str(r"\s*"),
            '\'' => out.push_str("['’]"),
            '.' | '(' | ')' | '{' | '}' | '?' => out.extend(['\\', c]),
            c => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests;
