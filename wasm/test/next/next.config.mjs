// On the server the package stays what it is, beside its modules. The rest only says that this folder is a project of its own.
export default {
	serverExternalPackages: ["mobanlint"],
	outputFileTracingRoot: import.meta.dirname,
	turbopack: { root: import.meta.dirname },
};
