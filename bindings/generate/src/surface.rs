//! The surface as text: every type and function that crosses the line, so that a change to it shows in a diff and
//! is reviewed as one.

use std::fmt::Write as _;

use uniffi_bindgen::ComponentInterface;
use uniffi_bindgen::interface::{Argument, Callable, Type};

/// One line a declaration.
pub(crate) fn record(interfaces: &[ComponentInterface]) -> String {
    let mut text = String::from(
        "The surface of the phone library, written by foothold-generate. A change here is a change for every app.\n",
    );
    for interface in interfaces {
        for function in interface.function_definitions() {
            let _ = writeln!(text, "\nfunction {}{}", function.name(), signature(function));
        }
        for object in interface.object_definitions() {
            let _ = writeln!(text, "\nobject {}", object.name());
            for constructor in object.constructors() {
                let _ = writeln!(
                    text,
                    "  constructor {}{}",
                    constructor.name(),
                    signature(constructor)
                );
            }
            for method in object.methods() {
                let _ = writeln!(text, "  method {}{}", method.name(), signature(method));
            }
        }
        for record in interface.record_definitions() {
            let _ = writeln!(text, "\nrecord {}", record.name());
            for field in record.fields() {
                let _ = writeln!(text, "  {}: {}", field.name(), type_name(field));
            }
        }
        for choice in interface.enum_definitions() {
            let _ = writeln!(text, "\nenum {}", choice.name());
            for variant in choice.variants() {
                let fields: Vec<String> = variant
                    .fields()
                    .iter()
                    .map(|field| format!("{}: {}", field.name(), type_name(field)))
                    .collect();
                let fields = if fields.is_empty() {
                    String::new()
                } else {
                    format!(" {{ {} }}", fields.join(", "))
                };
                let _ = writeln!(text, "  {}{fields}", variant.name());
            }
        }
    }
    text
}

fn signature(callable: &impl Callable) -> String {
    let arguments: Vec<String> = callable
        .arguments()
        .iter()
        .map(|argument: &&Argument| format!("{}: {}", argument.name(), type_name(*argument)))
        .collect();
    let returns = callable
        .return_type()
        .map_or(String::new(), |returned| format!(" -> {}", name_of(returned)));
    let throws = callable
        .throws_type()
        .map_or(String::new(), |thrown| format!(" throws {}", name_of(thrown)));
    format!("({}){returns}{throws}", arguments.join(", "))
}

fn type_name(typed: &impl uniffi_bindgen::interface::AsType) -> String {
    name_of(&typed.as_type())
}

fn name_of(of: &Type) -> String {
    match of {
        Type::Optional { inner_type } => format!("{}?", name_of(inner_type)),
        Type::Sequence { inner_type } => format!("[{}]", name_of(inner_type)),
        Type::Record { name, .. } | Type::Enum { name, .. } | Type::Object { name, .. } => name.clone(),
        other => format!("{other:?}"),
    }
}
