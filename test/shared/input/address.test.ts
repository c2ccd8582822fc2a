// One address for the check and for fal: what it looks like, and what is no single link.
import { addressOf } from '../../../nodes/shared/input/address';

const refusal = (text: string) => {
	const address = addressOf(text);
	return address.is === 'refused' ? address.because : address.url;
};

test.each([
	['https://example.com/my clip.mp4', 'https://example.com/my%20clip.mp4'],
	['https://example.com/Größe.mp4', 'https://example.com/Gr%C3%B6%C3%9Fe.mp4'],
	['https://example.com/🎬.mp4?t=süß', 'https://example.com/%F0%9F%8E%AC.mp4?t=s%C3%BC%C3%9F'],
	['https://münchen.example/ä.mp4', 'https://xn--mnchen-3ya.example/%C3%A4.mp4'],
	['https://münchen.example:8443/a.mp4', 'https://xn--mnchen-3ya.example:8443/a.mp4'],
	['https://ann:pw@münchen.example/a.mp4', 'https://ann:pw@xn--mnchen-3ya.example/a.mp4'],
	['  https://example.com/a.mp4\n', 'https://example.com/a.mp4'],
])('%j is sent as %j', (given, sent) => {
	expect(addressOf(given)).toEqual({ is: 'address', url: sent });
	// What is encoded once is not encoded again.
	expect(addressOf(sent)).toEqual({ is: 'address', url: sent });
});

// A signature is of these letters, not of what they mean.
test.each([
	'https://b.s3.amazonaws.com/a%20b.mp4?X-Amz-Credential=A%2F20261125%2Fus&X-Amz-Signature=0f%2b',
	'https://example.com/a.mp4?sig=a+b/c==&se=2026-11-25T10%3A00%3A00Z#t=3',
	"https://example.com/(a)'b'{c}[d]|e^f`g\"h<i>.mp4",
	'https://example.com/100%.mp4',
	'HTTPS://EXAMPLE.com:443/./a/../b.mp4',
	'https://res.example.com/image/fetch/w_300/https://example.com/a.png',
	'https://example.com/player?src=https://example.com/a.mp4',
])('%s stays letter by letter', (url) => {
	expect(addressOf(url)).toEqual({ is: 'address', url });
});

test.each([
	['https://a.example/1.mp4\nhttps://a.example/2.mp4', 'holds 2 links; it takes one'],
	['https://a.example/1.mp4, https://a.example/2.mp4', 'holds 2 links; it takes one'],
	['https://a.example/1.mp4,HTTP://a.example/2.mp4', 'holds 2 links; it takes one'],
	['https://a.example/1.mp4 https://a.example/2.mp4 https://x.y/3', 'holds 3 links; it takes one'],
	['https://a.example/1.mp4;https://a.example/2.mp4', 'holds 2 links; it takes one'],
	['https://a.example/1.mp4|https://a.example/2.mp4', 'holds 2 links; it takes one'],
	['https://a.example/1.mp4\n2.mp4', 'has a line break or another control character in it'],
	['https://a.example/1\u0000.mp4', 'has a line break or another control character in it'],
	['https://a.example/\ud83c.mp4', 'has half a character in it (a lone surrogate)'],
	['https://', '"https://" is not a link'],
	['ftp://a.example/1.mp4', '"ftp://a.example/1.mp4" is not a link'],
	['file:///etc/passwd', '"file:///etc/passwd" is not a link'],
])('%j is not one link', (given, because) => {
	expect(refusal(given)).toBe(because);
});

test.each([
	'https://example.com/undefined',
	'https://example.com/undefined.mp4',
	'https://example.com/clips/null/final.mp4',
	'https://example.com/clip_NaN.mp4',
	'https://example.com/clip-undefined.mp4?token=1',
	'https://example.com/get?id=undefined',
	'https://example.com/get?id=null&x=1',
])('%s has a leftover of an expression in it', (url) => {
	expect(refusal(url)).toMatch(
		/^has "(undefined|null|NaN)" in it: an expression gave nothing there$/,
	);
});

test.each([
	'https://example.com/[object Object]',
	'https://example.com/[object%20Object].mp4',
	'https://example.com/%5Bobject%20Object%5D.mp4',
	'[object Object]',
])('%s is what is left of an object', (url) => {
	expect(refusal(url)).toBe('has "[object Object]" in it: an expression gave an object there');
});

test.each([
	'https://example.com/undefined-behavior.mp4',
	'https://example.com/null-pointer/talk.mp4',
	'https://example.com/Nancy.mp4',
	'https://example.com/a.mp4?sig=undefinedX',
])('%s is a link like any other', (url) => {
	expect(addressOf(url)).toEqual({ is: 'address', url });
});
