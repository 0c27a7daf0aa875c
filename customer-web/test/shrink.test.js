import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitting, tells } from '../page/shrink.js';

const bytes = (...parts) => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part)));
const chunk = (name, ...content) => [...bytes(name), content.length, 0, 0, 0, ...content, ...(content.length % 2 ? [0] : [])];
const webp = (...chunks) => bytes('RIFF', [0, 0, 0, 0], 'WEBP', ...chunks);
const extended = (flags) => chunk('VP8X', flags, 0, 0, 0, 9, 0, 0, 9, 0, 0);
const ftyp = (brand) => bytes([0, 0, 0, 24], 'ftyp', brand, [0, 0, 0, 0]);

test('a large picture keeps its form', () => {
	assert.deepEqual(fitting(5120, 2560), { width: 2560, height: 1280 });
	assert.deepEqual(fitting(100, 50), { width: 100, height: 50 });
	assert.deepEqual(fitting(1, 100_000), { width: 1, height: 2560 });
});

test('a picture that says where it was taken is known by its parts, and one that says nothing goes as it is', () => {
	const part = (kind, ...inside) => [0xff, kind, 0, inside.length + 2, ...inside];
	const jpeg = (...parts) => new Uint8Array([0xff, 0xd8, ...parts.flat(), 0xff, 0xda, 0, 2, 0xff, 0xe1]);
	assert.equal(tells(jpeg(part(0xe0, 1, 2), part(0xe1, 0x45, 0x78))), true);
	assert.equal(tells(jpeg(part(0xe0, 1), part(0xed, 1))), true);
	assert.equal(tells(jpeg(part(0xe0, 0xff, 0xe1), part(0xdb, 3))), false);
	assert.equal(tells(new Uint8Array([0x89, 0x50, 0xff, 0xe1])), false);
	assert.equal(tells(new Uint8Array([0xff, 0xd8])), false);
});

test('a WebP tells if it says so, or has it without saying so', () => {
	assert.equal(tells(webp(chunk('VP8 ', 1, 2, 3))), false);
	assert.equal(tells(webp(extended(0x10), chunk('VP8L', 1))), false, 'transparent, and no more');
	for (const flags of [0x08, 0x04, 0x3c]) assert.equal(tells(webp(extended(flags), chunk('VP8 ', 1))), true);
	for (const name of ['EXIF', 'XMP ']) assert.equal(tells(webp(chunk('VP8 ', 1, 2, 3), chunk(name, 1))), true);
});

test('a HEIC may always tell; what is cut off or no picture tells nothing', () => {
	for (const brand of ['heic', 'heix', 'hevc', 'mif1', 'msf1']) assert.equal(tells(ftyp(brand)), true);
	for (const one of [ftyp('isom'), webp(), bytes('RIFF'), bytes(), bytes([0x89], 'PNG')]) assert.equal(tells(one), false);
});
