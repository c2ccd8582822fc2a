// Where the key may go: only the addresses fal documents, rebuilt from the request where one is not.
import { isRequestId, requestOf } from '../../../nodes/shared/fal/urls';

const endpointId = 'fal-ai/kling-video/o1/video-to-video/edit';
const requestId = '764cabcf-b745-4b3e-ae38-1200304cf45b';
const base = `https://queue.fal.run/fal-ai/kling-video/requests/${requestId}`;
const documented = {
	endpointId,
	requestId,
	statusUrl: `${base}/status`,
	responseUrl: base,
	cancelUrl: `${base}/cancel`,
};

test('a request has the addresses fal documents', () => {
	expect(requestOf(endpointId, requestId, {})).toEqual(documented);
});

test('addresses of that form are kept, also under another path of the app', () => {
	const other = `https://queue.fal.run/fal-ai/kling-video/o1/requests/${requestId}`;
	const urls = {
		status_url: `${other}/status`,
		response_url: other,
		cancel_url: `${other}/cancel`,
	};
	expect(requestOf(endpointId, requestId, urls)).toEqual({
		...documented,
		statusUrl: urls.status_url,
		responseUrl: urls.response_url,
		cancelUrl: urls.cancel_url,
	});
});

test.each([
	['another host', 'https://example.com/requests/x'],
	['the request history', 'https://api.fal.ai/v1/models/requests/by-endpoint?expand=payloads'],
	['a subdomain of fal', `https://x.fal.run/fal-ai/kling-video/requests/${requestId}`],
	['another domain of fal', `https://queue.falrun.com/fal-ai/kling-video/requests/${requestId}`],
	['a password', `https://:p@queue.fal.run/fal-ai/kling-video/requests/${requestId}`],
	['a user', `https://me@queue.fal.run/fal-ai/kling-video/requests/${requestId}`],
	['a port', `https://queue.fal.run:8443/fal-ai/kling-video/requests/${requestId}`],
	['plain http', `http://queue.fal.run/fal-ai/kling-video/requests/${requestId}`],
	['no scheme', `//queue.fal.run/fal-ai/kling-video/requests/${requestId}`],
	['a query', `${base}?logs=1`],
	['a fragment', `${base}#x`],
	['another request', 'https://queue.fal.run/fal-ai/kling-video/requests/other'],
	['another app', `https://queue.fal.run/someone/else/requests/${requestId}`],
	[
		'a way out of the app',
		`https://queue.fal.run/fal-ai/kling-video/../../x/requests/${requestId}`,
	],
	['an encoded slash', `https://queue.fal.run/fal-ai/kling-video/%2e%2e/requests/${requestId}`],
	['a number', 7],
])('an address with %s is rebuilt', (_what, url) => {
	expect(requestOf(endpointId, requestId, { response_url: url })).toEqual(documented);
});

test('each kind of address is only taken in its own place', () => {
	const swapped = {
		status_url: `${base}/cancel`,
		response_url: `${base}/status`,
		cancel_url: base,
	};
	expect(requestOf(endpointId, requestId, swapped)).toEqual(documented);
});

test.each([requestId, 'r-1', 'abc_DEF-123'])('%s is a request id', (id) => {
	expect(isRequestId(id)).toBe(true);
});

test.each(['', '..', '.', 'a/b', 'a?b', 'a b', 'a\nb', '%2e%2e', 'ü', 'x'.repeat(129)])(
	'%j is not a request id',
	(id) => {
		expect(isRequestId(id)).toBe(false);
	},
);
