import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { unlistedModel } from '../shared/model/menu';
import { readCustomEndpointId } from '../shared/input/endpoint';
import { InvalidInputError, unreadable } from '../shared/failures/failure';
import { jobOf } from '../shared/fal/urls';
import { failed, type Item } from '../shared/run/item';
import { readJobOptions, type JobOptions } from '../shared/input/jobOptions';
import { NO_CLAIM } from '../shared/ledger/claim';
import { newOutcome } from '../shared/output/output';
import { isRecord, recordOf, textOf } from '../shared/util/unknown';

/** The request an item is about: from the fields, or from the fal key an earlier node left. */
export function prepareById(context: IExecuteFunctions, itemIndex: number): Item {
	const item = { order: null, outcome: newOutcome(itemIndex) };
	try {
		const earlier = recordOf(context.getInputData()[itemIndex].json.fal);
		const requestId = given(context, 'requestId', itemIndex) ?? textOf(earlier.requestId);
		if (requestId === null || requestId === '') throw missing('Request ID');
		const endpointId = readEndpointId(context, itemIndex, earlier.endpointId);
		const sameRequest = earlier.requestId === requestId;
		const job = jobOf(endpointId, requestId, {
			status_url: sameRequest ? earlier.statusUrl : undefined,
			response_url: sameRequest ? earlier.responseUrl : undefined,
			cancel_url: sameRequest ? earlier.cancelUrl : undefined,
		});
		const input = sameRequest && isRecord(earlier.input) ? (earlier.input as IDataObject) : null;
		const outcome = { ...item.outcome, endpointId, job, input };
		const request = { model: unlistedModel(endpointId), endpointId, input: {} };
		return { order: { request, options: waiting(context, itemIndex), claim: NO_CLAIM }, outcome };
	} catch (error) {
		return failed(item, unreadable(error));
	}
}

/** @throws InvalidInputError where neither the field nor the item has one */
export function readEndpointId(
	context: IExecuteFunctions,
	itemIndex: number,
	earlier: unknown,
): string {
	const endpointId = given(context, 'endpointId', itemIndex) ?? textOf(earlier) ?? '';
	if (endpointId === '') throw missing('Endpoint ID');
	return readCustomEndpointId(endpointId, 'Endpoint ID');
}

/** This node did not order the request, so Stop leaves it alone. */
function waiting(context: IExecuteFunctions, itemIndex: number): JobOptions {
	return { ...readJobOptions(context, itemIndex), waitMode: 'wait', cancelOnStop: 'none' };
}

function given(context: IExecuteFunctions, name: string, itemIndex: number): string | null {
	const value = context.getNodeParameter(name, itemIndex, '');
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function missing(label: string): InvalidInputError {
	return new InvalidInputError(
		label,
		`${label} is empty, and the item has none from an earlier fal node`,
	);
}
