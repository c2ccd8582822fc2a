// fal's price list, and the units a finished request is billed.
import type { Probe } from '../support/ffmpeg';
import { json, platformError } from './answers';
import type { Endpoint } from './endpoint';
import type { Answer } from './types';

const mostIds = 50;

/** GET /v1/models/pricing?endpoint_id=a,b. Endpoints whose price fal does not publish are left out. */
export function pricingAnswer(url: URL, endpoints: Endpoint[]): Answer {
	const ids = url.searchParams
		.getAll('endpoint_id')
		.flatMap((part) => part.split(','))
		.filter((id) => id !== '');
	if (ids.length === 0 || ids.length > mostIds) {
		return platformError(400, 'validation_error', 'endpoint_id: 1 to 50 endpoint IDs are required');
	}
	const asked = endpoints.filter(({ endpointId }) => ids.includes(endpointId));
	if (asked.length === 0) return platformError(404, 'not_found', 'No such endpoint');
	const prices = asked.flatMap(({ endpointId, price }) =>
		price === null
			? []
			: [
					{
						endpoint_id: endpointId,
						unit_price: price.unitPriceUsd,
						unit: price.unit,
						currency: 'USD',
					},
				],
	);
	return json(200, { prices, has_more: false, next_cursor: null });
}

/** Seconds of the result where fal publishes no unit. */
export function billableUnits(
	{ price }: Endpoint,
	result: Probe,
	inferenceSeconds: number,
): string {
	const frames = Math.round(result.seconds * result.fps);
	const units = {
		seconds: result.seconds,
		megapixels: (result.width * result.height * frames) / 1e6,
		'compute seconds': inferenceSeconds,
	}[price?.unit ?? 'seconds'];
	return String(Number(units.toFixed(3)));
}
