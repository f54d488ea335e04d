//! The beginning of an institution's own layout: what it extends, and what it may change, to be uncommented.

use std::fmt::Write as _;

use super::{Layout, Layouts};
use crate::sheet::SheetFault;

impl Layouts {
    /// The TOML of a new layout that extends another.
    ///
    /// # Errors
    /// [`SheetFault::Layout`] if that is not there or not good.
    pub fn begin(&self, from: &str) -> Result<String, SheetFault> {
        Ok(draft(&self.read(from)?))
    }
}

fn draft(base: &Layout) -> String {
    let mut toml = format!(
        "# What differs from the layout {from:?}. Lengths are in millimetres from the upper left corner, sizes of text in points.\n\
         # docs/LAYOUTS.md tells every key. Look at it:  testamur layout preview THIS.toml\n\n\
         extends = {from:?}\n\
         # code = 45\n\n\
         [colours]\n",
        from = base.name(),
    );
    let mut line = |text: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(toml, "{text}");
    };
    for (name, colour) in &base.file.colours {
        line(format!("{name} = \"{colour}\""));
    }
    line("\n[fonts]".to_owned());
    for (name, _) in &base.file.fonts {
        line(format!("# {name} = \"{name}.otf\"   # a file of the institution's folder fonts"));
    }
    for (name, style) in &base.file.styles {
        line(format!("\n# [styles.{name}]\n# size = {:?}\n# least = {:?}", style.size, style.least));
    }
    for place in &base.file.boxes {
        line(format!("\n# [[boxes]]\n# name = {:?}\n# at = {:?}", place.name, place.at));
    }
    toml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_layout_looks_like_the_one_that_it_extends() {
        for from in Layouts::built_in() {
            let toml = Layouts::default().begin(from).unwrap();
            let uncommented: String = toml
                .lines()
                .map(|line| match line.strip_prefix("# ") {
                    Some(rest) if rest.starts_with('[') || (rest.contains(" = ") && !rest.contains(".otf")) => rest,
                    _ => line,
                })
                .collect::<Vec<_>>()
                .join("\n");
            for toml in [toml, uncommented.replace("code = 45\n", "")] {
                let layouts = Layouts::with([("hill".to_owned(), toml)]);
                let (own, base) = (layouts.read("hill").unwrap(), Layout::named(from).unwrap());
                assert_eq!(format!("{:?}", own.file), format!("{:?}", base.file), "{from}");
            }
        }
    }
}
