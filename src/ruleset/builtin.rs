//! The rulesets and word lists that come with the library.

/// The ruleset that is used when none is named.
pub const DEFAULT: &str = "wechat-template-message";

/// The names of the built-in rulesets: [`DEFAULT`], then the others in order.
pub const BUILTIN: &[&str] = &[
    DEFAULT,
    "qq-mini-program",
    "wechat-category-message",
    "wechat-subscribe-message",
];

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../rules/", $path)))),*]
    };
}

static RULESETS: &[(&str, &str)] = files![
    "qq-mini-program.json",
    "wechat-category-message.json",
    "wechat-subscribe-message.json",
    "wechat-template-message.json",
];

static FILES: &[(&str, &str)] = files![
    "lexicon/act.txt",
    "lexicon/compounds.txt",
    "lexicon/generic.txt",
    "lexicon/number.txt",
    "lexicon/object.txt",
    "lexicon/role.txt",
    "lexicon/state.txt",
    "lexicon/suffix.txt",
    "lexicon/variants.txt",
    "words/brand.txt",
    "words/broad-filler.txt",
    "words/broad-keyword.txt",
    "words/company-ending.txt",
    "words/contested-activity.txt",
    "words/contested-coupon.txt",
    "words/contested-discount.txt",
    "words/contested-goods.txt",
    "words/contested-member-card.txt",
    "words/contested-points.txt",
    "words/contested-rebate.txt",
    "words/contested-red-packet.txt",
    "words/contested-voucher.txt",
    "words/ending-near.txt",
    "words/example-address.txt",
    "words/example-amount.txt",
    "words/example-bank-card.txt",
    "words/example-card.txt",
    "words/example-company.txt",
    "words/example-count.txt",
    "words/example-duration.txt",
    "words/example-fee-detail.txt",
    "words/example-identity.txt",
    "words/example-link.txt",
    "words/example-mail.txt",
    "words/example-name.txt",
    "words/example-number.txt",
    "words/example-person.txt",
    "words/example-phone.txt",
    "words/example-place.txt",
    "words/example-plate.txt",
    "words/example-reason.txt",
    "words/example-room.txt",
    "words/example-service-phone.txt",
    "words/example-spot.txt",
    "words/example-state.txt",
    "words/example-time.txt",
    "words/example-title.txt",
    "words/example-way.txt",
    "words/given-title.txt",
    "words/innocent-activity.txt",
    "words/innocent.txt",
    "words/inviting.txt",
    "words/latin.txt",
    "words/personal-address.txt",
    "words/personal-chat.txt",
    "words/personal-name.txt",
    "words/personal-placeholder.txt",
    "words/personal-pronoun.txt",
    "words/placeholder.txt",
    "words/promotion-activity.txt",
    "words/promotion-coupon.txt",
    "words/promotion-discount.txt",
    "words/promotion-goods.txt",
    "words/promotion-lean.txt",
    "words/promotion-member-card.txt",
    "words/promotion-points.txt",
    "words/promotion-rebate.txt",
    "words/promotion-red-packet.txt",
    "words/promotion-voucher.txt",
    "words/scene-actor.txt",
    "words/scene-recipient.txt",
    "words/scene-vague.txt",
    "words/settled.txt",
    "words/surname.txt",
];

/// The text of a built-in ruleset.
pub(crate) fn ruleset(name: &str) -> Option<&'static str> {
    RULESETS
        .iter()
        .find(|(path, _)| path.strip_suffix(".json") == Some(name))
        .map(|(_, text)| *text)
}

/// The text of a built-in word list, by its path in `rules/`.
pub(crate) fn file(path: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| *known == path).map(|(_, text)| *text)
}
