//! Screenshots joined side by side, as the admin sees page and panel.

use super::{Failure, Result};
use image::{ImageFormat, Rgba, RgbaImage, imageops};
use std::path::Path;

/// The line between two pictures.
const GAP: u32 = 1;
const GREY: Rgba<u8> = Rgba([200, 200, 200, 255]);

/// Writes the PNG pictures from left to right into one file.
pub fn save_side_by_side(pictures: &[Vec<u8>], path: &Path) -> Result {
    let read = |png: &Vec<u8>| image::load_from_memory_with_format(png, ImageFormat::Png);
    let pictures = pictures.iter().map(|png| Ok(read(png)?.into_rgba8())).collect::<Result<Vec<RgbaImage>>>()?;
    let width: u32 = pictures.iter().map(|picture| picture.width() + GAP).sum();
    let height = pictures.iter().map(RgbaImage::height).max();
    let height = height.ok_or_else(|| Failure::new("no picture to join"))?;
    let mut joined = RgbaImage::from_pixel(width - GAP, height, GREY);
    let mut left = 0;
    for picture in &pictures {
        imageops::replace(&mut joined, picture, left, 0);
        left += i64::from(picture.width() + GAP);
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(joined.save_with_format(path, ImageFormat::Png)?)
}
