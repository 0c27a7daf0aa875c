/**
 * Pictures before they are sent: large ones made smaller, because nobody on a phone waits for eight megapixels; and one that
 * says where and with what it was taken is drawn anew, whatever its size, which leaves that behind. What this browser cannot
 * read, as most cannot HEIC, goes as it is.
 */
const LARGE = 2_000_000;
const LONGEST_SIDE = 2560;
const QUALITY = 0.85;
/** Of a WebP's first part that an extended one has: that there are Exif and XMP. */
const TELLING = 0x08 | 0x04;

/** How large a picture of this size is drawn. Pure. */
export function fitting(width, height) {
	const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
	return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const word = (bytes, at) => String.fromCharCode(...bytes.subarray(at, at + 4));

/** Whether a picture has a part in which cameras and programs write, or may have one: as HEIC, where no other says so. Pure. */
export function tells(bytes) {
	if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegTells(bytes);
	if (word(bytes, 0) === 'RIFF' && word(bytes, 8) === 'WEBP') return webpTells(bytes);
	return word(bytes, 4) === 'ftyp' && /^(he[iv][cmsx]|mif1|msf1)$/.test(word(bytes, 8));
}

/** Exif and XMP (APP1), Photoshop's (APP13). */
function jpegTells(bytes) {
	for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + bytes[at + 2] * 256 + bytes[at + 3]) {
		if (bytes[at + 1] === 0xe1 || bytes[at + 1] === 0xed) return true;
	}
	return false;
}

/** It is said in front, and stands behind the picture; one that was put together carelessly has it without saying so. */
function webpTells(bytes) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (word(bytes, 12) === 'VP8X' && bytes[20] & TELLING) return true;
	for (let at = 12; at + 8 <= bytes.length; ) {
		if (['EXIF', 'XMP '].includes(word(bytes, at))) return true;
		const length = view.getUint32(at + 4, true);
		at += 8 + length + (length % 2);
	}
	return false;
}

/** The file itself, or a smaller or more silent picture of it, the right way up. */
export async function shrink(file) {
	if (!/^image\/(jpeg|png|webp|heic|heif)$/.test(file.type)) return file;
	const talkative = tells(new Uint8Array(await file.slice(0, LARGE).arrayBuffer()));
	if (!talkative && file.size <= LARGE) return file;
	try {
		const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
		const canvas = Object.assign(document.createElement('canvas'), fitting(picture.width, picture.height));
		const pen = canvas.getContext('2d');
		pen.fillStyle = '#fff';
		pen.fillRect(0, 0, canvas.width, canvas.height);
		pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
		picture.close();
		const drawn = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
		if (!drawn || (!talkative && drawn.size >= file.size)) return file;
		return new File([drawn], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' });
	} catch {
		return file; // no picture that this browser reads: it goes as it is
	}
}
