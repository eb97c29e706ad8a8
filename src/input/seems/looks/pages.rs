//! Pages of the web and of mini programs.

use super::{Group, Look, NONE};

pub(super) const LOOKS: [Look; 7] = [
    Look {
        zh: "HTML",
        en: "HTML",
        begins: &["<!doctype html", "<html", "<head", "<body", "<div", "<table", "<script"],
        names: &["html", "htm", "xhtml"],
        lines: &["<div", "</", "<p>", "<li>", "<td", "<tr"],
        ..NONE
    },
    Look {
        zh: "SVG 图片",
        en: "an SVG image",
        group: Group::Data,
        begins: &["<svg"],
        names: &["svg"],
        ..NONE
    },
    Look {
        zh: "网页存档（MHTML）",
        en: "a web archive (MHTML)",
        group: Group::Data,
        begins: &["mime-version:"],
        names: &["mht", "mhtml"],
        ..NONE
    },
    Look {
        zh: "PHP 源代码",
        en: "source code (PHP)",
        begins: &["<?php"],
        names: &["php", "phtml"],
        lines: &["$", "use ", "namespace ", "public function", "protected function"],
        holds: &["->", "=> "],
        ..NONE
    },
    Look {
        zh: "XML",
        en: "XML",
        begins: &["<?xml", "<rss", "<plist", "<project"],
        names: &["xml", "xsd", "xsl", "plist", "pom", "csproj"],
        lines: &["<"],
        ..NONE
    },
    Look {
        zh: "Vue 组件",
        en: "a component (Vue)",
        begins: &["<template>"],
        names: &["vue", "svelte"],
        ..NONE
    },
    Look {
        zh: "小程序页面（WXML）",
        en: "a page of a mini program (WXML)",
        begins: &["<view", "<wxs", "<block"],
        names: &["wxml", "wxss", "wxs", "axml", "swan"],
        ..NONE
    },
];
