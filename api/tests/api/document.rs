//! The OpenAPI document is written for people who never see the code.

#[test]
fn descriptions_name_nothing_of_the_code() {
    let document = serde_json::to_string(&leerkring_api::openapi()).unwrap();
    for link in ["[`", "`]", "::"] {
        let place = document.find(link);
        let around = place.map(|at| &document[at.saturating_sub(80)..at + 20]);
        assert_eq!(around, None, "{link}");
    }
}
