// A link with letters outside ASCII is a link, however often links were read before.
import { addressOf } from '../../../nodes/shared/input/address';
import { parsedUrl } from '../../../nodes/shared/util/url';

test('URL.canParse, once optimized by Node, took ü for a mistake', () => {
	for (let call = 0; call < 300_000; call += 1) URL.canParse('https://example.com/a.mp4');
	expect(parsedUrl('https://münchen.example/ä.mp4')?.host).toBe('xn--mnchen-3ya.example');
	expect(addressOf('https://example.com/ä.mp4')).toEqual({
		is: 'address',
		url: 'https://example.com/%C3%A4.mp4',
	});
});

test.each(['', 'https://', 'example.com/a', 'https://a b/'])('%j is none', (text) => {
	expect(parsedUrl(text)).toBeNull();
});
