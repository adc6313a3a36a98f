//! The operations that the OpenAPI document names.

use serde_json::Value;

/// An operation.
pub struct Operation {
    /// Its `operationId`.
    pub id: String,
    /// In capitals.
    pub method: String,
    /// With its parameters in braces.
    pub path: String,
}

impl Operation {
    /// All of them.
    pub fn all() -> Vec<Self> {
        let document = serde_json::to_value(leerkring_api::openapi()).unwrap();
        let paths = document["paths"].as_object().unwrap().iter();
        let all: Vec<Self> = paths.flat_map(|(path, methods)| of_path(path, methods)).collect();
        assert!(!all.is_empty());
        all
    }
}

fn of_path(path: &str, methods: &Value) -> Vec<Operation> {
    let methods = methods.as_object().unwrap().iter();
    let methods = methods.filter(|(name, _)| {
        [
            "get", "put", "post", "delete", "patch", "head", "options", "trace",
        ]
        .contains(&name.as_str())
    });
    let operation = |(method, described): (&String, &Value)| Operation {
        id: described["operationId"].as_str().unwrap().to_owned(),
        method: method.to_uppercase(),
        path: path.to_owned(),
    };
    methods.map(operation).collect()
}
