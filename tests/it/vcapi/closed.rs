//! A service with a register: it verifies and resolves for everyone, and issues for nobody who has not signed in.

use super::*;

#[tokio::test]
async fn issuing_is_never_open() {
    let api = Api::closed().await;
    for (path, body) in [
        ("/credentials/issue", json!({"credential": credential()})),
        ("/credentials/status", json!({})),
        ("/presentations", json!({"presentation": {}})),
    ] {
        let request = Request::post(path).header("content-type", "application/json");
        let response = api.send(request.body(body.to_string().into()).unwrap()).await;
        assert_eq!(response.headers()["www-authenticate"], "Bearer");
        let (status, body) = read(response).await;
        assert_eq!((status, &body["code"]), (StatusCode::UNAUTHORIZED, &json!("unauthorized")), "{path}");
    }
    assert_eq!(api.get("/status-lists/revocation", "*/*").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn verifying_and_resolving_are_open() {
    let (open, closed) = (Api::conformance().await, Api::closed().await);
    let issued = open.issued(&credential(), json!({})).await;
    let (status, body) = closed.verify(&issued, json!({})).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(problems(&body), ["issuer-not-trusted"]);
    let wallet = Wallet::new(9);
    let presentation = json!({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": "VerifiablePresentation"});
    let signed = wallet.present(&presentation, &[], Some("1"));
    assert_eq!(closed.verify_presentation(&signed, json!({})).await.0, StatusCode::OK);
    assert_eq!(closed.get(&format!("/identifiers/{}", wallet.did()), "*/*").await.0, StatusCode::OK);
}
