//! JSON-LD: members of an `@graph` name one another by `@id`; here they get their names.

use std::collections::HashMap;

use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// Bytes of a name that is told wherever its bearer is referred to.
const LONGEST_NAME: usize = 200;

/// Gives references (`{"@id": …}`) the type and name of the member that they are of.
pub fn name_references(value: &mut Value) {
    let mut named = HashMap::new();
    each_member(value, &mut |member| {
        let Some(id) = id(member) else { return };
        if member.get("name").and_then(Value::as_str).is_some_and(|name| name.len() <= LONGEST_NAME) {
            let told = ["@type", "name"].into_iter().filter_map(|key| Some((key.to_owned(), member.get(key)?.clone())));
            named.insert(id.to_owned(), told.collect::<Object>());
        }
    });
    if named.is_empty() {
        return;
    }
    each_member(value, &mut |member| {
        for (_, value) in member.iter_mut().filter(|(key, _)| *key != "@graph") {
            let values = if let Value::Array(values) = value { values } else { std::slice::from_mut(value) };
            for reference in values.iter_mut().filter_map(Value::as_object_mut).filter(|object| !object.contains_key("name")) {
                let told = id(reference).and_then(|id| named.get(id)).cloned();
                reference.extend(told.into_iter().flatten());
            }
        }
    });
}

fn id(object: &Object) -> Option<&str> {
    object.get("@id").and_then(Value::as_str)
}

/// Visits a document's objects: itself, those of its list, and those of an `@graph`.
fn each_member(value: &mut Value, visit: &mut dyn FnMut(&mut Object)) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| each_member(value, visit)),
        Value::Object(object) => {
            visit(object);
            if let Some(graph) = object.get_mut("@graph") {
                each_member(graph, visit);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn references_get_type_and_name() {
        let person = json!({"@type": "Person", "@id": "#jo", "name": "Jo Doe", "image": {"@id": "#none"}});
        let mut graph = json!({"@graph": [{"author": {"@id": "#jo"}, "editor": [{"@id": "#jo"}, {"@id": "#bo"}]}, person]});
        name_references(&mut graph);
        let jo = json!({"@id": "#jo", "@type": "Person", "name": "Jo Doe"});
        assert_eq!(graph, json!({"@graph": [{"author": jo, "editor": [jo, {"@id": "#bo"}]}, person]}));
    }
}
