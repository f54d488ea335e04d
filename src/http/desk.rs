//! The dean's desk: pages under `/desk` for people who have signed in. They work without scripts.
//!
//! A route stands in [`routes`] with what it needs, and [`guard`] lets nobody else in: a session in a cookie, the right in the
//! institution of the path, and, for whatever changes something, a token that only our own pages hold.

mod approvals;
mod approve;
mod aside;
mod batch;
mod certificate;
mod changes;
mod code;
mod cookie;
mod correct;
mod delegations;
mod download;
mod draft;
mod drafts;
mod drill;
mod editor;
mod factors;
mod fields;
mod files;
mod find;
mod frame;
mod guard;
mod home;
mod invitation;
mod invite;
mod keeping;
mod keys;
mod letters;
mod link;
mod log;
mod look;
mod oidc;
mod passkeys;
mod people;
mod programme;
mod programs;
mod progress;
mod register;
mod roster;
mod rows;
mod sealing;
mod sessions;
mod sheets;
mod sign_in;
#[cfg(test)]
mod tests;
mod together;
mod unnamed;
mod verifications;
mod ways;
mod wording;

use axum::Router;
use axum::http::HeaderValue;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get, post};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use super::Service;
use super::problem::Problem;
use crate::access::Permission;
pub(super) use drill::Drills;
use guard::{Guard, Needs};
pub(super) use sealing::Sealing;

/// A page, or something that a page does.
struct Route {
    #[cfg_attr(not(test), expect(dead_code, reason = "the test of the whole table asks for it"))]
    method: &'static str,
    path: &'static str,
    needs: Needs,
    /// Its handler, of that method alone.
    handler: MethodRouter<Service>,
}

/// The desk. Requests that another site has a browser make are refused before anything is read of them.
pub(super) fn router(service: &Service) -> Router<Service> {
    let routed = routes().into_iter().fold(Router::new(), |router, Route { path, needs, handler, .. }| {
        router.route(path, handler.route_layer(from_fn_with_state(Guard::new(service, needs), guard::let_in)))
    });
    let refuse = |_: ProtectionError| -> Response { Problem::Stale.into_response() };
    routed.layer(CsrfLayer::new().with_rejection_response(refuse))
}

fn routes() -> Vec<Route> {
    use Needs::{Nobody, Password, Right, Somebody};
    use Permission::{Approve, ChangeStatus, Check, Prepare, ReadRegister};
    let route = |method, path, needs, handler| Route { method, path, needs, handler };
    vec![
        route("GET", "/desk", Somebody, get(home::places)),
        route("GET", "/desk/sign-in", Nobody, get(sign_in::page)),
        route("POST", "/desk/sign-in/password", Nobody, post(sign_in::check)),
        route("GET", "/desk/code", Password, get(code::page)),
        route("POST", "/desk/code/check", Password, post(code::check)),
        route("GET", "/desk/sessions", Somebody, get(sessions::page)),
        route("POST", "/desk/sign-out", Somebody, post(sessions::sign_out)),
        route("GET", "/desk/of/{slug}", Right(ReadRegister), get(home::page)),
        route("GET", "/desk/of/{slug}/find", Right(ReadRegister), get(find::page)),
        route("POST", "/desk/of/{slug}/changes", Right(ChangeStatus), post(changes::look)),
        route("POST", "/desk/of/{slug}/changes/make", Right(ChangeStatus), post(changes::make)),
        route("GET", "/desk/of/{slug}/certificates/{number}", Right(ReadRegister), get(certificate::page)),
        route("POST", "/desk/of/{slug}/certificates/{number}", Right(ChangeStatus), post(certificate::change)),
        route("POST", "/desk/of/{slug}/corrections", Right(Prepare), post(together::correct)),
        route("GET", "/desk/of/{slug}/certificates/{number}/correct", Right(Prepare), get(correct::page)),
        route("POST", "/desk/of/{slug}/certificates/{number}/correct", Right(Prepare), post(correct::check)),
        route("GET", "/desk/of/{slug}/new", Right(Prepare), get(drafts::page)),
        route("POST", "/desk/of/{slug}/drafts", Right(Prepare), post(drafts::begin)),
        route("GET", "/desk/of/{slug}/drafts/{draft}", Right(Prepare), get(draft::page)),
        route("GET", "/desk/of/{slug}/drafts/{draft}/sheet.png", Right(Prepare), get(sheets::of_draft)),
        route("POST", "/desk/of/{slug}/drafts/{draft}/files", Right(Prepare), post(draft::add_files)),
        route("GET", "/desk/of/{slug}/drafts/{draft}/programme", Right(Prepare), get(editor::page)),
        route("POST", "/desk/of/{slug}/drafts/{draft}/programme", Right(Prepare), post(editor::change)),
        route("GET", "/desk/of/{slug}/drafts/{draft}/preview.png", Right(Prepare), get(editor::preview)),
        route("GET", "/desk/of/{slug}/drafts/{draft}/rows", Right(Prepare), get(rows::window)),
        route("POST", "/desk/of/{slug}/drafts/{draft}/rows", Right(Prepare), post(rows::change)),
        route("POST", "/desk/of/{slug}/drafts/{draft}/hand-over", Right(Prepare), post(draft::hand_over)),
        route("POST", "/desk/of/{slug}/drafts/{draft}/drop", Right(Prepare), post(draft::discard)),
        route("GET", "/desk/of/{slug}/register/{file}", Right(ReadRegister), get(register::file)),
        route("GET", "/desk/of/{slug}/verifications", Right(ReadRegister), get(verifications::page)),
        route("GET", "/desk/of/{slug}/batches/{digest}", Right(ReadRegister), get(batch::page)),
        route("GET", "/desk/of/{slug}/batches/{digest}/sheets/{sheet}", Right(ReadRegister), get(sheets::of_batch)),
        route("GET", "/desk/of/{slug}/batches/{digest}/progress", Right(ReadRegister), get(progress::stream)),
        route("GET", "/desk/of/{slug}/batches/{digest}/files/{file}", Right(ReadRegister), get(download::file)),
        route("GET", "/desk/of/{slug}/batches/{digest}/letters", Right(ReadRegister), get(letters::page)),
        route("POST", "/desk/of/{slug}/batches/{digest}/letters", Right(Prepare), post(letters::post)),
        route("POST", "/desk/of/{slug}/certificates/{number}/letter", Right(Prepare), post(letters::one)),
        route("POST", "/desk/of/{slug}/batches/{digest}/approve", Right(Approve), post(approve::approve)),
        route("POST", "/desk/of/{slug}/batches/{digest}/send-back", Right(Check), post(approve::send_back)),
    ]
    .into_iter()
    .chain(approving())
    .chain(administration())
    .chain(coming_in())
    .collect()
}

/// Passkeys, the second person, factors, delegation, invitations.
fn approving() -> Vec<Route> {
    use Needs::{Nobody, Right, Somebody};
    use Permission::{Approve, Check, ConfirmFactors, ReadRegister};
    let route = |method, path, needs, handler| Route { method, path, needs, handler };
    vec![
        route("POST", "/desk/sign-in/passkey/ask", Nobody, post(passkeys::ask_who)),
        route("POST", "/desk/sign-in/passkey", Nobody, post(passkeys::sign_in)),
        route("GET", "/desk/passkeys", Somebody, get(passkeys::page)),
        route("POST", "/desk/passkeys/ask", Somebody, post(passkeys::ask)),
        route("POST", "/desk/passkeys/enrol", Somebody, post(passkeys::enrol)),
        route("POST", "/desk/passkeys/remove", Somebody, post(passkeys::remove)),
        route("POST", "/desk/of/{slug}/batches/{digest}/approve/ask", Right(Approve), post(approve::ask)),
        route("POST", "/desk/of/{slug}/batches/{digest}/approve/passkey", Right(Approve), post(approve::by_passkey)),
        route("POST", "/desk/of/{slug}/batches/{digest}/check", Right(Check), post(approve::check)),
        route("GET", "/desk/of/{slug}/factors", Right(ConfirmFactors), get(factors::page)),
        route("POST", "/desk/of/{slug}/factors/confirm", Right(ConfirmFactors), post(factors::confirm)),
        route("POST", "/desk/of/{slug}/factors/ask", Right(ConfirmFactors), post(factors::ask)),
        route("POST", "/desk/of/{slug}/factors/close", Right(ConfirmFactors), post(factors::close)),
        route("GET", "/desk/of/{slug}/delegations", Right(ReadRegister), get(delegations::page)),
        route("POST", "/desk/of/{slug}/delegations/add", Right(Approve), post(delegations::add)),
        route("POST", "/desk/of/{slug}/delegations/end", Right(Approve), post(delegations::end)),
        route("GET", "/desk/invitation/{secret}", Nobody, get(invitation::page)),
        route("POST", "/desk/invitation/{secret}", Nobody, post(invitation::accept)),
    ]
}

/// The OpenID provider, and those who are invited.
fn coming_in() -> Vec<Route> {
    use Needs::{Anybody, Nobody, Right, Somebody};
    use Permission::Administer;
    let route = |method, path, needs, handler| Route { method, path, needs, handler };
    vec![
        route("POST", "/desk/sign-in/oidc", Nobody, post(oidc::go)),
        route("GET", "/desk/sign-in/oidc/back", Anybody, get(oidc::come)),
        route("POST", "/desk/invitation/{secret}/oidc", Nobody, post(oidc::accept)),
        route("GET", "/desk/link", Somebody, get(link::page)),
        route("POST", "/desk/link/ask", Somebody, post(link::go)),
        route("POST", "/desk/link/remove", Somebody, post(link::remove)),
        route("POST", "/desk/of/{slug}/people/invitations/revoke", Right(Administer), post(invite::revoke)),
        route("POST", "/desk/of/{slug}/people/invitations/mail", Right(Administer), post(invite::mail)),
    ]
}

/// What the people see who administer, and who audit.
fn administration() -> Vec<Route> {
    use Needs::Right;
    use Permission::{Administer, ReadAudit, ReadRegister};
    let route = |method, path, needs, handler| Route { method, path, needs, handler };
    vec![
        route("GET", "/desk/of/{slug}/people", Right(Administer), get(people::page)),
        route("POST", "/desk/of/{slug}/people", Right(Administer), post(people::add)),
        route("POST", "/desk/of/{slug}/people/change", Right(Administer), post(people::change)),
        route("GET", "/desk/of/{slug}/keys", Right(Administer), get(keys::page)),
        route("POST", "/desk/of/{slug}/keys", Right(Administer), post(keys::make)),
        route("GET", "/desk/of/{slug}/keys/{key}", Right(Administer), get(drill::page)),
        route("GET", "/desk/of/{slug}/keys/{key}/progress", Right(Administer), get(drill::progress)),
        route("POST", "/desk/of/{slug}/keys/{key}/retire", Right(Administer), post(keys::retire)),
        route("POST", "/desk/of/{slug}/keys/{key}/compromised", Right(Administer), post(drill::compromise)),
        route("POST", "/desk/of/{slug}/keys/{key}/reissue", Right(Administer), post(drill::reissue)),
        route("GET", "/desk/of/{slug}/programs", Right(Administer), get(programs::page)),
        route("POST", "/desk/of/{slug}/programs", Right(Administer), post(programs::add)),
        route("POST", "/desk/of/{slug}/programs/change", Right(Administer), post(programs::change)),
        route("GET", "/desk/of/{slug}/approvals", Right(Administer), get(approvals::page)),
        route("POST", "/desk/of/{slug}/approvals", Right(Administer), post(approvals::set)),
        route("GET", "/desk/of/{slug}/keeping", Right(Administer), get(keeping::page)),
        route("POST", "/desk/of/{slug}/keeping", Right(Administer), post(keeping::set)),
        route("POST", "/desk/of/{slug}/keeping/forget", Right(Administer), post(keeping::forget)),
        route("GET", "/desk/of/{slug}/look", Right(Administer), get(look::page)),
        route("POST", "/desk/of/{slug}/look", Right(Administer), post(look::set_logo)),
        route("GET", "/desk/of/{slug}/wording", Right(Administer), get(wording::page)),
        route("POST", "/desk/of/{slug}/wording", Right(Administer), post(wording::set)),
        route("GET", "/desk/of/{slug}/logo", Right(ReadRegister), get(look::logo)),
        route("GET", "/desk/of/{slug}/layouts/{layout}", Right(ReadRegister), get(look::layout)),
        route("GET", "/desk/of/{slug}/log", Right(ReadAudit), get(log::page)),
        route("GET", "/desk/of/{slug}/log/{file}", Right(ReadAudit), get(log::file)),
    ]
}

/// Another page, asked for with GET.
fn see(path: &str) -> Response {
    let mut response = super::respond::fresh("text/plain; charset=utf-8", "");
    *response.status_mut() = axum::http::StatusCode::SEE_OTHER;
    if let Ok(place) = HeaderValue::from_str(path) {
        response.headers_mut().insert(axum::http::header::LOCATION, place);
    }
    response
}
