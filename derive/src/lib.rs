//! `#[derive(Wire)]`: how a type is written to a message or a stored record, and read from one.
//!
//! A struct becomes a record of its fields, `field_name` as `fieldName`; a struct of one unnamed field is that field. An enum's
//! variant is its name in kebab case, `NoSuchOption` as `"no-such-option"`; one that holds something is a record of a single
//! field, the name with what it holds. Names are looked up in a table of the type, and a record's fields are read by
//! functions that all types share: what is compiled for a type is small.
//!
//! A field with `#[wire(default)]` may be absent and then has its default: for what is added to a record that is stored already.
//! An `Option` needs no attribute.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Error, Field, Fields, Result, Variant, WherePredicate, parse_macro_input, parse_quote};

/// Derives `tenant_bridge::wire::Wire`.
#[proc_macro_derive(Wire, attributes(wire))]
pub fn wire(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    implement(input).unwrap_or_else(Error::into_compile_error).into()
}

fn implement(mut input: DeriveInput) -> Result<TokenStream> {
    let (write, read) = match &input.data {
        Data::Struct(data) => of_struct(&data.fields),
        Data::Enum(data) => of_enum(&data.variants.iter().collect::<Vec<_>>()),
        Data::Union(data) => Err(Error::new_spanned(data.union_token, "a union has no form in a message")),
    }?;
    bind(&mut input);
    let name = &input.ident;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    Ok(quote! {
        #[automatically_derived]
        impl #generics crate::wire::Wire for #name #arguments #bounds {
            fn write(&self) -> crate::wire::Value { #write }
            fn read(value: crate::wire::Value) -> ::core::result::Result<Self, crate::wire::Malformed> { #read }
        }
    })
}

/// A generic type has a form where its fields have one.
fn bind(input: &mut DeriveInput) {
    let Data::Struct(data) = &input.data else { return };
    if input.generics.type_params().next().is_some() {
        let predicates = data.fields.iter().map(|field| &field.ty).map(|ty| parse_quote!(#ty: crate::wire::Wire));
        input.generics.make_where_clause().predicates.extend(predicates.collect::<Vec<WherePredicate>>());
    }
}

/// The bodies of `write` and `read`.
fn of_struct(fields: &Fields) -> Result<(TokenStream, TokenStream)> {
    match fields {
        Fields::Named(_) => {
            let (names, record, build) = (field_names(fields), write_record(fields), read_record(fields));
            Ok((
                quote! { let Self { #(#names),* } = self; #record },
                quote! { let mut record = value.into_record()?; Ok(Self #build) },
            ))
        }
        Fields::Unnamed(unnamed) if unnamed.unnamed.len() == 1 => {
            Ok((quote! { crate::wire::Wire::write(&self.0) }, quote! { crate::wire::Wire::read(value).map(Self) }))
        }
        _ => Err(Error::new_spanned(fields, "a struct has named fields or is another type's wrapper")),
    }
}

fn of_enum(variants: &[&Variant]) -> Result<(TokenStream, TokenStream)> {
    let names: Vec<String> = variants.iter().map(|v| kebab(&v.ident.to_string())).collect();
    let mut writes = vec![];
    let mut reads = vec![];
    for (index, variant) in variants.iter().enumerate() {
        let ident = &variant.ident;
        let (pattern, body, build) = match &variant.fields {
            Fields::Unit => (quote! {}, quote! { crate::wire::Value::Null }, quote! { Self::#ident }),
            Fields::Unnamed(unnamed) if unnamed.unnamed.len() == 1 => (
                quote! { (inner) },
                quote! { crate::wire::Wire::write(inner) },
                quote! { Self::#ident(crate::wire::Wire::read(body)?) },
            ),
            Fields::Named(_) => {
                let (fields, record, build) =
                    (field_names(&variant.fields), write_record(&variant.fields), read_record(&variant.fields));
                (
                    quote! { { #(#fields),* } },
                    quote! { { #record } },
                    quote! { { let mut record = body.into_record()?; Self::#ident #build } },
                )
            }
            Fields::Unnamed(_) => return Err(Error::new_spanned(variant, "a variant has named fields, one unnamed, or none")),
        };
        writes.push(quote! { Self::#ident #pattern => (#index, #body) });
        reads.push(quote! { #index => #build });
    }
    let table = quote! { const NAMES: &[&str] = &[#(#names),*]; };
    Ok((
        quote! { #table let (index, body) = match self { #(#writes),* }; crate::wire::Value::variant(NAMES, index, body) },
        quote! {
            #table
            let (index, body) = value.into_variant(NAMES)?;
            Ok(match index { #(#reads,)* _ => return Err(crate::wire::Malformed) })
        },
    ))
}

fn field_names(fields: &Fields) -> Vec<&Ident> {
    fields.iter().filter_map(|field| field.ident.as_ref()).collect()
}

/// Fields that stand in variables of their names, as references, to a record.
fn write_record(fields: &Fields) -> TokenStream {
    let idents = field_names(fields);
    let names = idents.iter().map(|ident| camel(&ident.to_string()));
    let count = idents.len();
    quote! {
        let mut record = crate::wire::Record::with_capacity(#count);
        #( record.put(#names, crate::wire::Wire::write(#idents)); )*
        crate::wire::Value::Record(record)
    }
}

/// A constructor's braces, filled from a variable `record`.
fn read_record(fields: &Fields) -> TokenStream {
    let reads = fields.iter().filter_map(|field| {
        let ident = field.ident.as_ref()?;
        let name = camel(&ident.to_string());
        let read = if may_be_absent(field) { quote!(crate::wire::read_or_default) } else { quote!(crate::wire::Wire::read) };
        Some(quote! { #ident: #read(record.take(#name))? })
    });
    quote! { { #( #reads ),* } }
}

/// It has the attribute `#[wire(default)]`.
fn may_be_absent(field: &Field) -> bool {
    let is_default = |attribute: &Attribute| attribute.parse_args::<Ident>().is_ok_and(|argument| argument == "default");
    field.attrs.iter().any(|attribute| attribute.path().is_ident("wire") && is_default(attribute))
}

/// `NoSuchOption` to `no-such-option`.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(c.to_ascii_lowercase());
    }
    kebab
}

/// `needs_label` to `needsLabel`.
fn camel(name: &str) -> String {
    let mut words = name.trim_start_matches("r#").split('_');
    let mut camel = words.next().unwrap_or_default().to_owned();
    for word in words {
        let (first, rest) = word.split_at(word.len().min(1));
        camel += &first.to_ascii_uppercase();
        camel += rest;
    }
    camel
}
