// Speaks n8n's REST API as the editor does: one browser, one session cookie.
export type Rest = (method: string, path: string, body?: unknown) => Promise<unknown>;

/**
 * `path` is the whole path, e.g. '/rest/workflows' or '/types/nodes.json'. Resolves to what n8n
 * answers, without the `data` it wraps around. Fails with n8n's own message.
 * `headers` go with every call, e.g. the key of n8n's public API.
 */
export function createRest(url: string, headers: Record<string, string> = {}): Rest {
	const cookies = new Map<string, string>();
	return async (method, path, body) => {
		const response = await fetch(`${url}${path}`, {
			method,
			headers: {
				// n8n binds a session to the browser that signed in.
				'browser-id': 'fal-video-host',
				cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
				...headers,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		for (const cookie of response.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			if (name !== undefined) cookies.set(name, value ?? '');
		}
		const text = await response.text();
		const answer = parse(text);
		if (!response.ok) {
			const message = isRecord(answer) ? String(answer.message ?? text) : text;
			throw new Error(`n8n answered ${response.status} to ${method} ${path}: ${message}`);
		}
		return isRecord(answer) && 'data' in answer ? answer.data : answer;
	};
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
