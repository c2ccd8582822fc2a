// What a link shows by itself: whether fal can reach it at all.
import { addressFindings } from '../../../nodes/shared/preflight/addressFindings';

const messages = (url: string, proxyUrl = '') =>
	addressFindings('Video', 'video', url, proxyUrl).map(({ message }) => message);

const unreachable = [
	'http://localhost/a.mp4',
	'http://127.0.0.1:5678/a.mp4',
	'https://10.1.2.3/a.mp4',
	'https://172.16.0.1/a.mp4',
	'https://172.31.255.1/a.mp4',
	'https://192.168.178.20/a.mp4',
	'http://169.254.169.254/latest',
	'http://0.0.0.0/a.mp4',
	'http://[::1]/a.mp4',
	'http://[fd00::1]/a.mp4',
	'http://[fe80::1]/a.mp4',
	'http://[::ffff:127.0.0.1]/a.mp4',
	'http://minio:9000/a.mp4',
	'http://nas.local/a.mp4',
	'http://2130706433/a.mp4',
];

test.each(unreachable)('%s is no public address', (url) => {
	expect(messages(url)).toEqual([
		`Video is at ${new URL(url).hostname}, where fal cannot fetch it`,
	]);
});

test.each(unreachable)('%s passes where fal itself is at such an address', (url) => {
	expect(messages(url, 'http://127.0.0.1:41923')).toEqual([]);
	expect(messages(url, 'https://proxy.example.com')).toHaveLength(1);
});

test.each([
	'https://example.com/a.mp4',
	'https://172.32.0.1/a.mp4',
	'https://8.8.8.8/a.mp4',
	'https://[2606:4700::1111]/a.mp4',
	'https://www.dropbox.com/s/abc/sea.mp4?raw=1',
	'https://drive.google.com/uc?export=download&id=1abc',
	'https://localhost.example.com/a.mp4',
])('%s is one', (url) => {
	expect(messages(url)).toEqual([]);
});

test('a link longer than fal takes is told with its length', () => {
	const url = `https://example.com/${'a'.repeat(2040)}`;
	expect(messages(url)).toEqual([`Video URL has ${url.length} characters; fal takes at most 2048`]);
});
