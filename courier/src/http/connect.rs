//! Whatever fails before there is a connection, fails as something that was not sent. The library tells most of it as an error
//! of input and output, as it tells of a connection that breaks when the request has left.

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{ConnectionDetails, Connector, DefaultConnector, NextTimeout, Transport};

/// Connects, with the handshake where there is one.
#[derive(Debug, Default)]
pub(super) struct Reach(DefaultConnector);

impl Connector for Reach {
    type Out = Box<dyn Transport>;

    fn connect(&self, details: &ConnectionDetails<'_>, chained: Option<()>) -> Result<Option<Self::Out>, Error> {
        self.0.connect(details, chained).map_err(|_| Error::ConnectionFailed)
    }
}

/// Looks names up.
#[derive(Debug, Default)]
pub(super) struct Names(DefaultResolver);

impl Resolver for Names {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        self.0.resolve(uri, config, timeout).map_err(|_| Error::HostNotFound)
    }
}
