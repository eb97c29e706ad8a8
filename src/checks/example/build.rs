//! The check made of its parameters: names become places.

use super::heads::Heads;
use super::{Class, Example, Fitting, Params, Shape};
use crate::checks::Target;
use crate::data::{Data, FaultKind, Reader};
use crate::lexicon::LexiconBuilder;
use crate::made::Kinds;
use crate::pattern::Trio;

impl Example {
    pub(super) fn build(params: &serde_json::Value, target: Target, reader: &mut Reader) -> Option<Self> {
        let mut params = Params::read(params, reader)?;
        let mut sound = true;
        let mut known = |found: &str, what, names: Vec<&str>| {
            if !names.contains(&found) {
                reader.fault(FaultKind::unknown_name(what, found, names));
                sound = false;
            }
        };
        for shape in params
            .classes
            .iter()
            .flat_map(|class| class.accepts.iter().chain(&class.rejects))
            .chain(&params.values.distinct)
        {
            known(shape, "shape", params.shapes.names().collect());
        }
        let of_types = params.types.values().filter_map(|value_type| value_type.class.as_ref());
        for class in of_types.chain(params.broken.iter().flat_map(|damage| &damage.classes)) {
            known(
                class,
                "value class",
                params.classes.iter().map(|class| class.id.as_str()).collect(),
            );
        }
        let nouns = params.classes.iter().filter_map(|class| class.nouns).collect();
        let mut of_tag = [None; LexiconBuilder::MAX_TAGS];
        for (place, class) in params.classes.iter().enumerate().rev() {
            let slot = class.nouns.and_then(|tag| of_tag.get_mut(usize::from(tag.0)));
            slot.into_iter().for_each(|slot| *slot = Some(place));
        }
        let (names, shapes): (Vec<String>, Vec<Shape>) = std::mem::take(&mut params.shapes).into_iter().unzip();
        let places = |wanted: &[String]| {
            let place = |name: &String| names.iter().position(|known| known == name);
            wanted.iter().filter_map(place).collect()
        };
        let fitting = |class: &Class| Fitting {
            accepts: places(&class.accepts),
            rejects: places(&class.rejects),
        };
        let fitting = params.classes.iter().map(fitting).collect();
        let distinct = places(&params.values.distinct);
        let endings = params.classes.iter().enumerate();
        let endings = endings.flat_map(|(place, class)| class.heads.iter().map(move |text| (place, text.as_str())));
        let heads = Heads::new(endings);
        let lists = [&mut params.whole, &mut params.part, &mut params.masks];
        let placeholders = Trio::new(lists.map(std::mem::take));
        sound.then_some(Self {
            target,
            params,
            shapes,
            kinds: Kinds::new(),
            placeholders,
            distinct,
            fitting,
            nouns,
            of_tag,
            heads,
        })
    }
}
