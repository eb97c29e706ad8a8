//! What stands beside the source code of a project.

use super::{Group, Look, NONE};

pub(super) const LOOKS: [Look; 6] = [
    Look {
        zh: "接口定义",
        en: "an interface definition",
        begins: &["syntax = \"proto", "openapi:", "swagger:"],
        names: &["proto", "thrift", "graphql", "gql", "wsdl"],
        lines: &["message ", "rpc ", "type Query"],
        ..NONE
    },
    Look {
        zh: "Dockerfile",
        en: "a Dockerfile",
        names: &["dockerfile", "containerfile"],
        lines: &["FROM ", "RUN ", "COPY ", "ENTRYPOINT", "WORKDIR ", "CMD "],
        ..NONE
    },
    Look {
        zh: "Makefile",
        en: "a Makefile",
        names: &["makefile", "mk", "cmake", "cmakelists.txt"],
        lines: &[".PHONY", "$(", "@$(", "cmake_minimum", "add_executable"],
        ..NONE
    },
    Look {
        zh: "网站服务器的设置",
        en: "settings of a web server",
        names: &["conf", "htaccess", "nginx.conf"],
        lines: &["server {", "location ", "listen ", "proxy_pass", "RewriteRule"],
        ..NONE
    },
    Look {
        zh: "带注释的 JSON",
        en: "JSON with comments",
        group: Group::Data,
        names: &["jsonc", "json5", "json"],
        ..NONE
    },
    Look {
        zh: "锁定文件",
        en: "a lock file",
        group: Group::Data,
        begins: &["# this file is automatically @generated", "# yarn lockfile"],
        names: &["lock", "yarn.lock", "gemfile.lock", "sum"],
        ..NONE
    },
];
