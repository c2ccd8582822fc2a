import type { Answer, FalClient } from './client';

/** The credential cannot be read, so fal cannot be asked anything. */
export class UnconnectedError extends Error {
	override readonly name = 'UnconnectedError';

	/** @param cause what n8n says of the credential */
	constructor(override readonly cause: unknown) {
		super('The credential cannot be read');
	}
}

/** Stands for the client where there is no credential: every call throws UnconnectedError. */
export function unconnectedClient(cause: unknown): FalClient {
	const refuse = async (): Promise<Answer> => await Promise.reject(new UnconnectedError(cause));
	return {
		proxyUrl: '',
		clock: () => null,
		submit: refuse,
		status: refuse,
		statusStream: async () => await Promise.reject(new UnconnectedError(cause)),
		result: refuse,
		cancel: refuse,
		history: refuse,
		pricing: refuse,
		models: refuse,
		model: refuse,
		analytics: refuse,
		initiateUpload: refuse,
		webhookKeys: refuse,
	};
}
