// Builds the digest daily: BUILD_HOOK is the address of a build hook, made under "Build & deploy".
export default async () => {
  await fetch(process.env.BUILD_HOOK, { method: "POST" });
};

export const config = { schedule: "@daily" };
