import { NodeOperationError, type INode } from 'n8n-workflow';

import { ProxyUrlError } from '../fal/proxyUrl';
import { cutText } from '../util/text';

/** The credential's field as its form shows it. */
export const PROXY_URL = 'Proxy URL';

/** Of what n8n or a library says. */
const MESSAGE_CHARACTERS = 1000;

/** What went wrong with one item, as it stands in `fal.error`. */
export interface Failure {
	/** fal's error type, or one of ours. */
	type: string;
	message: string;
	/** The field as the form shows it. */
	field: string | null;
	/** What to do next; its last sentence says what the item may have cost. */
	hint: string;
	retryable: boolean;
	mayBeCharged: boolean;
}

/** A parameter that cannot be sent; thrown before anything is uploaded or bought. */
export class InvalidInputError extends Error {
	override readonly name = 'InvalidInputError';

	/**
	 * @param field label in the form
	 * @param message one sentence without its final period
	 */
	constructor(
		readonly field: string,
		message: string,
		readonly hint = '',
	) {
		super(message);
	}
}

/**
 * The failure of an item whose parameters or credential cannot be read, by us or by n8n.
 * @param charged whether an earlier run of the node may have ordered it
 */
export function unreadable(error: unknown, charged = false, requestId?: string): Failure {
	const { field, hint } = whereOf(error);
	const message = messageOf(error);
	return failure({ type: 'invalid_input', message, field, hint, charged, requestId });
}

function whereOf(error: unknown): { field: string | null; hint: string } {
	if (error instanceof InvalidInputError) return error;
	if (error instanceof ProxyUrlError) return { field: PROXY_URL, hint: error.hint };
	return { field: null, hint: 'Check the expressions.' };
}

/** A mistake of ours; with a request id, fal may go on with the video. */
export function unexpected(
	error: unknown,
	charged: boolean,
	requestId: string | undefined,
): Failure {
	const found =
		requestId === undefined ? '' : ` Fetch request ${requestId} with Fal Request → Get Result.`;
	return failure({
		type: 'unexpected',
		message: `The node stopped unexpectedly: ${messageOf(error)}`,
		hint: `Please report it to the author of this node.${found}`,
		charged,
		requestId,
	});
}

function messageOf(error: unknown): string {
	return cutText(error instanceof Error ? error.message : String(error), MESSAGE_CHARACTERS);
}

/** A failure whose hint ends with the sentence users look for. */
export function failure(parts: {
	type: string;
	message: string;
	field?: string | null;
	hint: string;
	retryable?: boolean;
	charged: boolean;
	requestId?: string;
}): Failure {
	const { type, message, field = null, hint, retryable = false, charged, requestId } = parts;
	const unnamed = requestId !== undefined && !hint.includes(requestId);
	const subject = unnamed ? `Request ${requestId}` : 'It';
	const cost = charged ? `${subject} may have been charged.` : 'Nothing was bought.';
	return {
		type,
		message,
		field,
		hint: [hint, cost].filter((sentence) => sentence !== '').join(' '),
		retryable,
		mayBeCharged: charged,
	};
}

/**
 * The one bridge to n8n's errors.
 * @param requests the `fal` key of every item, so that the stored execution names each request
 */
export function toNodeError(
	node: INode,
	{ message, hint }: Pick<Failure, 'message' | 'hint'>,
	requests: object[],
): NodeOperationError {
	const error = new NodeOperationError(node, message, { description: hint });
	error.context.fal = requests;
	return error;
}
