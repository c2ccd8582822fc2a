// Names and types from outside become a file's name and type, and nothing else.
import { mimeTypeOf, namesOf } from '../../../nodes/shared/media/fileTypes';

const named = (fileName: string, mimeType = 'video/mp4', url = 'https://v3.fal.media/x') =>
	namesOf({ headers: {}, url }, { fileName, mimeType });

test.each([
	['sea.mp4', 'sea.mp4'],
	['../../etc/cron.d/sea.mp4', 'sea.mp4'],
	['..\\..\\Windows\\sea.mp4', 'sea.mp4'],
	['/tmp/sea', 'sea.mp4'],
	['sea.mp4\r\nX-Evil: 1', 'sea.mp4X-Evil_ 1.mp4'],
	['se\0a.mp4', 'sea.mp4'],
	['sea\u202e4pm.exe', 'sea4pm.exe.mp4'],
	['half \ud83c.mp4', 'half .mp4'],
	['a:b*c?.mp4', 'a_b_c_.mp4'],
	['..', 'x.mp4'],
	['.mp4', 'mp4.mp4'],
	['  sea . ', 'sea.mp4'],
	['Größe 🎬.mp4', 'Größe 🎬.mp4'],
])('the name %j becomes %j', (given, fileName) => {
	expect(named(given).fileName).toBe(fileName);
});

test('a name of any length becomes one that every disk takes, with its ending', () => {
	const { fileName } = named(`${'ü🎬'.repeat(5000)}.mp4`);
	expect(fileName).toMatch(/^(ü🎬)+ü?\.mp4$/);
	expect(Buffer.byteLength(fileName)).toBeLessThan(220);
	expect(Buffer.byteLength(fileName)).toBeGreaterThan(190);
});

test('the name in an address leads into no folder, however it is encoded', () => {
	const url = 'https://v3.fal.media/files/..%2F..%2F..%2Fhome%2Fsea%0D%0A.mp4';
	expect(named('', 'video/mp4', url)).toEqual({ fileName: 'sea.mp4', mimeType: 'video/mp4' });
});

test.each([
	['video/mp4; codecs="avc1"', 'video/mp4'],
	['VIDEO/MP4', 'video/mp4'],
	['video/mp4\r\nx-evil: 1', 'application/octet-stream'],
	['video/mp4\0', 'application/octet-stream'],
	['video/', 'application/octet-stream'],
	[`video/${'x'.repeat(1000)}`, 'application/octet-stream'],
	['text/html', 'application/octet-stream'],
])('the type %j of a download becomes %j', (given, mimeType) => {
	expect(named('sea', given).mimeType).toBe(mimeType);
});

test.each([
	['image/x-portable-pixmap', 'image/x-portable-pixmap'],
	['video/mp4; codecs="avc1"', 'video/mp4'],
	['video/mp4\r\nx-evil: 1', 'application/octet-stream'],
	['a b', 'application/octet-stream'],
	['', 'application/octet-stream'],
])('the type %j of an upload goes into its header as %j', (said, mimeType) => {
	expect(mimeTypeOf({ is: 'unknown', because: 'far', bytes: 1 }, said)).toBe(mimeType);
});
