# The page and the servers are built in one image and run in another, without what only a build needs.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY index.html tailwind.config.ts tsconfig.base.json tsconfig.json tsconfig.web.json tsconfig.node.json tsconfig.test.json vite.config.ts vite.node.config.ts ./
COPY public ./public
COPY scripts ./scripts
COPY src ./src
RUN npm run build
RUN npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production
ENV HOST=0.0.0.0
ENV PORT=4400
ENV XDG_STATE_HOME=/state
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN mkdir -p /state && chown node:node /state
USER node
VOLUME /state
EXPOSE 4400
HEALTHCHECK --interval=30s --timeout=5s CMD ["node", "-e", "require('net').connect(process.env.PORT, '127.0.0.1').on('connect', () => process.exit(0)).on('error', () => process.exit(1))"]
CMD ["node", "dist/node/main.js"]
