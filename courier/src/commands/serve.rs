//! `serve`: until it is told to end.

use std::future::Future;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use courier::serve::{Deadlines, Service, serve};
use courier::{Callers, Say};
use tokio::runtime::Builder;
use tokio::signal::unix::{SignalKind, signal};

use crate::Status;
use crate::args::Serve;
use crate::output::{Stop, pick, remark};
use crate::setup;

pub(crate) fn run(args: &Serve) -> Result<Status, Stop> {
    let language = args.account.lang.language();
    let callers = Callers::read(&setup::text(&args.callers, language)?)
        .map_err(|error| Stop(format!("{}: {}", args.callers.display(), error.say(language))))?;
    let judge = setup::judge(&args.templates, &args.known, language)?;
    let courier = setup::courier(&args.account)?;
    let book = Arc::new(courier.book(&args.policies, language)?);
    let failed = |error: io::Error| {
        let what = pick(language, "无法监听", "cannot listen at");
        Stop(format!("{what} {}: {error}", args.listen))
    };
    let listener = TcpListener::bind(args.listen).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    if !address.ip().is_loopback() {
        let zh = "不在本机地址上监听：请在它前面加上 TLS，否则 token 会以明文经过网络";
        let en = "it listens beyond this machine: put TLS before it, or tokens go over the network as plain text";
        remark(language, pick(language, zh, en));
    }
    let service = Service {
        keeper: Arc::clone(&courier.keeper),
        sender: courier.sender(Arc::clone(&book), judge),
        book,
        callers,
        language,
        patience: courier.patience,
        deadlines: Deadlines::default(),
    };
    let tending = courier.keeper.start().map_err(failed)?;
    let runtime = Builder::new_multi_thread().enable_all().build().map_err(failed)?;
    let served = runtime.block_on(async {
        let ended = ended()?;
        let said = pick(language, "正在监听", "listening at");
        remark(language, &format!("{said} http://{address}"));
        serve(listener, service, ended).await
    });
    // What a caller who has gone away had asked for is done all the same.
    drop(runtime);
    drop(tending);
    served.map(|()| Status::Done).map_err(failed)
}

/// Comes when the process is told to end.
fn ended() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
