//! Who gets in: the table of all routes walked, the words of every page.

use super::super::guard::Needs;
use super::super::routes;
use super::*;
use crate::words::Words;

#[tokio::test(flavor = "multi_thread")]
async fn every_route_lets_in_whom_the_table_names_and_nobody_else() {
    let register = register().await;
    let mut callers = Vec::new();
    for role in Role::ALL {
        for (institution, where_) in [(None, "everywhere"), (Some("medeniyet"), "there"), (Some("kursk"), "elsewhere")]
        {
            let login = format!("{}.{where_}@example.org", role.word());
            callers.push((signed_in(&register, &login, institution, role).await, role, institution));
        }
    }
    let concrete = |path: &str| {
        path.replace("{slug}", "medeniyet")
            .replace("{draft}", "7")
            .replace("{digest}", &"0".repeat(64))
            .replace("{sheet}", "0.png")
            .replace("{file}", "register.csv")
            .replace("{secret}", "no-invitation")
            .replace("{number}", "IMU-2022-0001")
            .replace("{key}", "key-9")
            .replace("{layout}", "none.png")
    };
    let mut guarded = 0;
    for route in routes() {
        let path = concrete(route.path);
        let request = |token: &str| {
            let request = Request::builder().method(route.method).uri(&path).header("host", HOST);
            let request = request.header("content-type", "application/x-www-form-urlencoded");
            request.body(Body::from(format!("token={token}&x=1"))).unwrap()
        };
        let mut nobody = Browser::new(&register);
        let response = nobody.ask(request("")).await;
        match route.needs {
            // What is only there with an OpenID provider, is not here: tests/oidc.rs walks it.
            Needs::Anybody => assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}"),
            Needs::Nobody => assert_ne!(response.status(), StatusCode::SEE_OTHER, "{path}"),
            _ => assert_eq!(place(&response), "/desk/sign-in", "{} {path}", route.method),
        }
        if route.method == "POST" && route.needs == Needs::Somebody {
            let stale = callers[0].0.ask(request("wrong")).await;
            assert_eq!(stale.status(), StatusCode::FORBIDDEN, "{path}: a form of another site");
        }
        let Needs::Right(permission) = route.needs else { continue };
        guarded += 1;
        for (browser, role, institution) in &mut callers {
            let may = role.allows(permission) && institution.is_none_or(|slug| slug == "medeniyet");
            if route.method == "POST" {
                let stale = browser.ask(request("wrong")).await;
                assert_eq!(stale.status(), StatusCode::FORBIDDEN, "{path}: a form of another site");
            }
            let token = browser.token();
            let status = browser.ask(request(&token)).await.status();
            assert!(!status.is_server_error(), "{} {path}: {status}", route.method);
            assert_eq!(
                status == StatusCode::FORBIDDEN,
                !may,
                "{} {path}: {role:?} {institution:?} {status}",
                route.method
            );
        }
    }
    assert!(guarded > 12, "{guarded}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_site_cannot_make_a_browser_do_anything() {
    let register = register().await;
    let mut browser = signed_in(&register, "a@example.org", None, Role::Registrar).await;
    let token = browser.token();
    let post = |site: &str, origin: &str| {
        let form = format!("token={token}&from=empty");
        let request = testing::post("/desk/of/medeniyet/drafts", "application/x-www-form-urlencoded", form);
        request.with("sec-fetch-site", site).with("origin", origin)
    };
    let cross = browser.ask(post("cross-site", "https://evil.example")).await;
    assert_eq!(cross.status(), StatusCode::FORBIDDEN);
    let sibling = browser.ask(post("same-site", "https://other.testamur.example")).await;
    assert_eq!(sibling.status(), StatusCode::FORBIDDEN);
    let own = browser.ask(post("same-origin", &format!("https://{HOST}"))).await;
    assert_eq!(own.status(), StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_speaks_every_language_and_knows_all_its_words() {
    let register = register().await;
    bsmu(&register).await;
    let mut registrar = signed_in(&register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    office_of(&register).change_role("r@bsmu.example", (Some("kursk"), Role::Auditor), true).await.unwrap();
    let (programme, roster) = example();
    let draft =
        place(&registrar.upload("/desk/of/bsmu/drafts", &[("p.toml", programme.as_bytes()), ("r.csv", &roster)]).await)
            .to_owned();
    for language in LANGUAGES {
        for path in [
            "/desk",
            "/desk/sessions",
            "/desk/passkeys",
            "/desk/of/bsmu",
            "/desk/of/bsmu/delegations",
            "/desk/of/bsmu/new",
            &draft,
            "/desk/of/kursk",
        ] {
            let page = registrar.see(&format!("{path}?lang={language}")).await;
            assert!(page.contains(&format!("<html lang=\"{language}\"")), "{path}");
            assert!(!page.contains(">desk-") && !page.contains("\"desk-home"), "{path}: {page}");
            assert!(page.len() < 120_000, "{path}: {}", page.len());
        }
        let mut stranger = Browser::new(&register);
        assert!(
            stranger
                .see(&format!("/desk/sign-in?lang={language}"))
                .await
                .contains(&format!("<html lang=\"{language}\""))
        );
    }
}

#[test]
fn every_word_of_the_desk_exists_in_every_language_and_is_used() {
    let files = |folder: &str| std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect::<Vec<_>>();
    let texts = [files("templates/desk"), files("src/http/desk")].concat();
    let texts: String = texts
        .iter()
        .filter(|path| path.is_file() && !path.ends_with("tests.rs"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let mut used = BTreeSet::new();
    for (at, _) in texts.match_indices("\"desk-") {
        used.insert(texts[at + 1..].split('"').next().unwrap());
    }
    assert!(used.len() > 100, "{}", used.len());
    for language in LANGUAGES {
        let missing: Vec<_> = used.iter().filter(|id| !Words::of(language).has(id)).collect();
        assert_eq!(missing, Vec::<&&str>::new(), "{language}");
    }
    let said = include_str!("../../../../templates/words/en.ftl");
    let idle = said.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    let idle: Vec<_> = idle.filter(|id| id.starts_with("desk-") && !used.contains(id)).collect();
    assert_eq!(idle, Vec::<&str>::new());
}

#[test]
fn whoever_may_see_a_page_is_named_in_the_table() {
    let rights: BTreeSet<&str> = routes()
        .iter()
        .filter_map(|route| if let Needs::Right(permission) = route.needs { Some(permission.words()) } else { None })
        .collect();
    assert!(rights.contains(Permission::Approve.words()) && rights.contains(Permission::Prepare.words()));
    let open: Vec<_> =
        routes().into_iter().filter(|route| route.needs == Needs::Nobody).map(|route| route.path).collect();
    let invitation = "/desk/invitation/{secret}";
    let sign_in = ["/desk/sign-in", "/desk/sign-in/password", "/desk/sign-in/passkey/ask", "/desk/sign-in/passkey"];
    let by_provider = ["/desk/sign-in/oidc", "/desk/invitation/{secret}/oidc"];
    assert_eq!(open, [&sign_in[..], &[invitation, invitation], &by_provider].concat());
    let any: Vec<_> = routes().into_iter().filter(|route| route.needs == Needs::Anybody).collect();
    assert_eq!(
        any.iter().map(|route| (route.method, route.path)).collect::<Vec<_>>(),
        [("GET", "/desk/sign-in/oidc/back")]
    );
    assert!(routes().iter().all(|route| route.method == Method::GET || route.method == Method::POST));
}

#[tokio::test]
async fn a_process_without_key_files_has_no_desk() {
    let register = register().await;
    let service = testing::unsealing_service(register, Clock::Fixed(testing::noon()));
    assert!(!Options { signs: false, ..Options::default() }.signs);
    assert_eq!(send(&service, get("/desk/sign-in")).await.status(), StatusCode::NOT_FOUND);
}
